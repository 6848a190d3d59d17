"""The function of `exam_seat` that step r0045 adds. Later steps replace it whole.

    take_over(token, kiosk) -> {"token"} from now on, or {"refused": "elsewhere" | "closed"}

A candidate came to this PC with a file from the PC that was given the token: the seat follows, so that a
ticket typed there once more is refused without the leave of the room, and nobody who works is thrown out. It
follows as well if that PC has claimed since by itself (it was started again); not if the room let one go on,
be it that very PC: the number of the last message a seat began with tells the two apart. A leave that nobody
has used is used up.
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

STATEMENTS = (_TAKE_OVER, f"REVOKE ALL ON FUNCTION exam_seat.{SEAT_FUNCTION} FROM PUBLIC")
