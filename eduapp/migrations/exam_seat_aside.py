"""The functions of `exam_seat` that step r0041 adds or replaces. Later steps replace them whole.

    set_aside(token, n, records) -> the number of the last of these records; what the journal has is left out
    claim(number, code, kiosk)   -> as before, with {"moved": "network"} if the room has let another PC go on

A PC that was left keeps what it had not sent beside the journal of the one that went on: nothing of it counts
by itself. Refusals of set_aside: -2 no such token, -4 too much, -5 the exam is closed. The leave to go on at
another PC is used up by whichever PC the ticket is typed at next, also by the one that was left.
"""

from eduapp.migrations.exam_seat import LAST_RECORD, MOST_BYTES, MOST_RECORDS

SEAT_FUNCTION = "set_aside(text, integer, bytea[])"
MOST_ASIDE = 20_000  # records of one attempt

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
    SELECT t.id, t.attempt_id, t.hash, t.tries, t.may_move, e.secret, a.sitting_id, a.journal_key, a.facts
    FROM public.screen_ticket t
    JOIN public.screen_attempt a ON a.id = t.attempt_id
    JOIN public.screen_exam e ON e.sitting_id = a.sitting_id
    JOIN public.candidate c ON c.id = a.candidate_id
    JOIN public.sitting s ON s.id = a.sitting_id
    WHERE c.candidate_number = claim.number AND c.cancelled_at IS NULL
      AND s.state IN ('open', 'running', 'paused', 'collecting')
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
        AND s.state IN ('open', 'running', 'paused', 'collecting')
      RETURNING t.attempt_id, t.tries
    LOOP
      PERFORM exam_seat.noticed(
        ticket.attempt_id, CASE WHEN ticket.tries >= 5 THEN 'locked' ELSE 'wrong_code' END, 0);
    END LOOP;
    PERFORM exam_seat.told();
    RETURN CASE WHEN shut THEN '{"refused": "locked"}' ELSE '{"refused": "ticket"}' END;
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

_SET_ASIDE = """
CREATE FUNCTION exam_seat.set_aside(token text, first_n integer, records bytea[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  seat public.screen_seat := exam_seat.seat_of(set_aside.token);
  held integer;
  fresh integer;
BEGIN
  IF seat.attempt_id IS NULL THEN
    RETURN -2;
  END IF;
  PERFORM 1 FROM public.screen_ticket t WHERE t.attempt_id = seat.attempt_id FOR UPDATE;
  IF set_aside.first_n IS NULL OR set_aside.first_n < 1 OR set_aside.records IS NULL
     OR cardinality(set_aside.records) NOT BETWEEN 1 AND <most_records>
     OR array_ndims(set_aside.records) <> 1 OR array_lower(set_aside.records, 1) <> 1
     OR set_aside.first_n > <last_record>
     OR EXISTS (
       SELECT 1 FROM unnest(set_aside.records) r WHERE r IS NULL OR length(r) NOT BETWEEN 1 AND <most_bytes>)
  THEN
    RETURN -4;
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM public.screen_attempt a JOIN public.sitting s ON s.id = a.sitting_id
    WHERE a.id = seat.attempt_id AND s.state IN ('open', 'running', 'paused', 'collecting'))
  THEN
    RETURN -5;
  END IF;
  SELECT count(*) INTO held FROM public.screen_aside o WHERE o.attempt_id = seat.attempt_id;
  IF held + cardinality(set_aside.records) > <most_aside> THEN
    RETURN -4;
  END IF;
  INSERT INTO public.screen_aside (attempt_id, digest, n, payload, came_at)
  SELECT seat.attempt_id, sha256(one.payload), set_aside.first_n + one.place - 1, one.payload,
         clock_timestamp()
  FROM unnest(set_aside.records) WITH ORDINALITY AS one (payload, place)
  WHERE NOT EXISTS (
    SELECT 1 FROM public.screen_record r
    WHERE r.attempt_id = seat.attempt_id AND r.payload = one.payload
      AND r.n = set_aside.first_n + one.place - 1)
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS fresh = ROW_COUNT;
  IF fresh > 0 THEN
    PERFORM exam_seat.told();
  END IF;
  RETURN set_aside.first_n + cardinality(set_aside.records) - 1;
END $$
"""
_BOUNDS = {
    "<most_records>": MOST_RECORDS,
    "<most_bytes>": MOST_BYTES,
    "<last_record>": LAST_RECORD,
    "<most_aside>": MOST_ASIDE,
}


def _bounded(words: str) -> str:
    for name, bound in _BOUNDS.items():
        words = words.replace(name, str(bound))
    return words


STATEMENTS = (
    CLAIM,
    _bounded(_SET_ASIDE),
    "REVOKE ALL ON FUNCTION exam_seat.set_aside(text, integer, bytea[]) FROM PUBLIC",
)
