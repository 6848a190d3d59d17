"""The functions of `exam_seat` that step r0045 adds or replaces. Later steps replace them whole.

    take_over(token, kiosk)    -> {"token"} from now on, or {"refused": "elsewhere" | "closed"}
    claim(number, code, kiosk) -> as before, with {"refused": "not_open"}

A candidate came to this PC with a file from the PC that was given the token: the seat follows, so that a
ticket typed there once more is refused without the leave of the room, and nobody who works is thrown out. It
follows as well if that PC has claimed since by itself (it was started again); not if the room let one go on,
be it that very PC: the number of the last message a seat began with tells the two apart. A leave that nobody
has used is used up.

Whether a room is open yet is told to who has typed the right code alone, and wrong ones count as they always
do: a guess learns nothing. Numbers are of one exam, so those of other days are left in peace; a day before
and after counts, since PCs are tried the day before.
"""

SEAT_FUNCTION = "take_over(text, uuid)"

_TAKE_OVER = """
CREATE FUNCTION exam_seat.take_over(token text, kiosk uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  seat public.screen_seat := exam_seat.seat_of(take_over.token);
  live public.screen_seat;
  leave boolean;
  fresh bytea;
  last integer;
BEGIN
  IF seat.attempt_id IS NULL OR take_over.kiosk IS NULL THEN
    RETURN '{"refused": "elsewhere"}';
  END IF;
  SELECT t.may_move INTO leave FROM public.screen_ticket t WHERE t.attempt_id = seat.attempt_id FOR UPDATE;
  IF NOT EXISTS (
    SELECT 1 FROM public.screen_attempt a JOIN public.sitting s ON s.id = a.sitting_id
    WHERE a.id = seat.attempt_id AND s.state IN ('open', 'running', 'paused', 'collecting'))
  THEN
    RETURN '{"refused": "closed"}';
  END IF;
  SELECT r.* INTO live FROM public.screen_seat r
  WHERE r.attempt_id = seat.attempt_id AND r.ended_at IS NULL;
  IF live.kiosk <> take_over.kiosk AND (live.kiosk <> seat.kiosk OR live.message <> seat.message) THEN
    RETURN '{"refused": "elsewhere"}';
  END IF;
  UPDATE public.screen_seat r SET ended_at = clock_timestamp()
  WHERE r.attempt_id = seat.attempt_id AND r.ended_at IS NULL;
  UPDATE public.screen_ticket t SET may_move = false, version = t.version + 1
  WHERE t.attempt_id = seat.attempt_id AND t.may_move;
  SELECT coalesce(max(m.n), 0) INTO last FROM public.screen_message m WHERE m.attempt_id = seat.attempt_id;
  fresh := sha256(
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  INSERT INTO public.screen_seat (attempt_id, place, kiosk, token_hash, message, begun_at, ended_at)
  SELECT seat.attempt_id, max(r.place) + 1, take_over.kiosk, sha256(fresh),
         CASE WHEN leave THEN last ELSE live.message END, clock_timestamp(), NULL
  FROM public.screen_seat r WHERE r.attempt_id = seat.attempt_id;
  PERFORM exam_seat.told();
  RETURN jsonb_build_object('token', encode(fresh, 'hex'));
END $$
"""

CLAIM = """
CREATE OR REPLACE FUNCTION exam_seat.claim(number integer, code text, kiosk uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  said text;
  ticket record;
  won record;
  met boolean := false;
  shut boolean := false;
  live record;
  token bytea;
  last integer;
BEGIN
  IF claim.number IS NULL OR claim.code IS NULL OR claim.kiosk IS NULL OR length(claim.code) > 40 THEN
    RETURN '{"refused": "ticket"}';
  END IF;
  said := claim.number || ':'
    || translate(regexp_replace(upper(claim.code), '[^0-9A-Z]', '', 'g'), 'OIL', '011');
  FOR ticket IN
    SELECT t.id, t.attempt_id, t.hash, t.tries, t.may_move, e.secret, a.sitting_id, a.journal_key, a.facts,
           s.state
    FROM public.screen_ticket t
    JOIN public.screen_attempt a ON a.id = t.attempt_id
    JOIN public.screen_exam e ON e.sitting_id = a.sitting_id
    JOIN public.candidate c ON c.id = a.candidate_id
    JOIN public.sitting s ON s.id = a.sitting_id
    WHERE c.candidate_number = claim.number AND c.cancelled_at IS NULL
      AND (s.state IN ('open', 'running', 'paused', 'collecting')
           OR (s.state = 'published' AND s.day BETWEEN current_date - 1 AND current_date + 1))
    ORDER BY t.id FOR UPDATE OF t
  LOOP
    IF ticket.tries >= 5 THEN
      shut := true;
    ELSIF sha256(exam_seat.keyed(ticket.secret, said)) = sha256(ticket.hash) THEN
      won := ticket;
      met := true;
    END IF;
  END LOOP;
  IF NOT met THEN
    FOR ticket IN
      UPDATE public.screen_ticket t SET tries = t.tries + 1, version = t.version + 1
      FROM public.screen_attempt a, public.candidate c, public.sitting s
      WHERE a.id = t.attempt_id AND c.id = a.candidate_id AND s.id = a.sitting_id AND t.tries < 5
        AND c.candidate_number = claim.number AND c.cancelled_at IS NULL
        AND (s.state IN ('open', 'running', 'paused', 'collecting')
             OR (s.state = 'published' AND s.day BETWEEN current_date - 1 AND current_date + 1))
      RETURNING t.attempt_id, t.tries
    LOOP
      PERFORM exam_seat.noticed(
        ticket.attempt_id, CASE WHEN ticket.tries >= 5 THEN 'locked' ELSE 'wrong_code' END, 0);
    END LOOP;
    PERFORM exam_seat.told();
    RETURN CASE WHEN shut THEN '{"refused": "locked"}' ELSE '{"refused": "ticket"}' END;
  END IF;
  IF won.state = 'published' THEN
    UPDATE public.screen_ticket t SET tries = 0, version = t.version + 1 WHERE t.id = won.id AND t.tries > 0;
    RETURN '{"refused": "not_open"}';
  END IF;
  SELECT * INTO live FROM public.screen_seat r WHERE r.attempt_id = won.attempt_id AND r.ended_at IS NULL;
  IF FOUND AND live.kiosk <> claim.kiosk AND NOT won.may_move THEN
    PERFORM exam_seat.noticed(won.attempt_id, 'second_pc', 0);
    PERFORM exam_seat.told();
    RETURN '{"refused": "elsewhere"}';
  END IF;
  UPDATE public.screen_seat r SET ended_at = clock_timestamp()
  WHERE r.attempt_id = won.attempt_id AND r.ended_at IS NULL;
  UPDATE public.screen_ticket t
  SET tries = 0, version = t.version + 1, may_move = false
  WHERE t.id = won.id;
  SELECT coalesce(max(m.n), 0) INTO last FROM public.screen_message m WHERE m.attempt_id = won.attempt_id;
  token := sha256(
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  INSERT INTO public.screen_seat (attempt_id, place, kiosk, token_hash, message, begun_at, ended_at)
  SELECT won.attempt_id, coalesce(max(r.place), 0) + 1, claim.kiosk, sha256(token),
         CASE WHEN live.kiosk IS NOT DISTINCT FROM claim.kiosk AND NOT won.may_move
              THEN live.message ELSE last END,
         clock_timestamp(), NULL
  FROM public.screen_seat r WHERE r.attempt_id = won.attempt_id;
  PERFORM exam_seat.told();
  RETURN jsonb_build_object(
    'token', encode(token, 'hex'),
    'attempt', won.attempt_id,
    'sitting', won.sitting_id,
    'number', claim.number,
    'key', encode(won.journal_key, 'hex'),
    'records', (
      SELECT coalesce(jsonb_agg(translate(encode(r.payload, 'base64'), E'\\n', '') ORDER BY r.n), '[]')
      FROM public.screen_record r WHERE r.attempt_id = won.attempt_id))
    || CASE WHEN won.may_move THEN '{"moved": "network"}'::jsonb ELSE '{}'::jsonb END
    || won.facts::jsonb;
END $$
"""

STATEMENTS = (_TAKE_OVER, f"REVOKE ALL ON FUNCTION exam_seat.{SEAT_FUNCTION} FROM PUBLIC", CLAIM)
