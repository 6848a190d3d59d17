"""The functions an exam PC may call on PostgreSQL, as step r0037 makes them. Later steps replace them whole.

Each runs with the rights of the owner of the tables (SECURITY DEFINER) and looks only where it says itself. A
refusal is an answer, never an error: what was noticed must be kept, and an error would take it back.

    claim(number, code, kiosk)  -> what kiosk/formats/claim.py reads, or
                                   {"refused": "ticket" | "locked" | "elsewhere"}
    paper(token)                -> the sealed paper; NULL for a token that is not live
    append(token, n, records)   -> the number of the last record kept, or one of the refusals below
    messages(token, after)      -> {"n", "kind", "body"} in order; for a token that was overtaken "move"

Refusals of append: -1 the token was overtaken by another PC, -2 no such token, -3 other bytes under a known
number, -4 too much at once, -5 the exam is closed. A gap keeps nothing and tells the last number kept.
"""

SEAT_FUNCTIONS = (
    "claim(integer, text, uuid)",
    "paper(text)",
    "append(text, integer, bytea[])",
    "messages(text, integer)",
)
MOST_RECORDS, MOST_BYTES, LAST_RECORD = 500, 524_296, 200_000

_KEYED = """
CREATE FUNCTION exam_seat.keyed(secret bytea, said text) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  inside bytea := decode(repeat('36', 64), 'hex');
  outside bytea := decode(repeat('5c', 64), 'hex');
BEGIN
  FOR place IN 0 .. length(secret) - 1 LOOP
    inside := set_byte(inside, place, get_byte(secret, place) # 54);
    outside := set_byte(outside, place, get_byte(secret, place) # 92);
  END LOOP;
  RETURN sha256(outside || sha256(inside || convert_to(said, 'UTF8')));
END $$
"""

_NOTICED = """
CREATE FUNCTION exam_seat.noticed(attempt uuid, kind text, n integer) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public.screen_notice (id, attempt_id, kind, n, by, words, at)
  VALUES (gen_random_uuid(), attempt, kind, n, NULL, '', clock_timestamp());
END $$
"""

_TOLD = """
CREATE FUNCTION exam_seat.told() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_notify('dagverk_changes', '{"origin":"exam_seat","topics":["exams.attempts"]}');
END $$
"""

CLAIM = """
CREATE FUNCTION exam_seat.claim(number integer, code text, kiosk uuid) RETURNS jsonb
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
  SET tries = 0, version = t.version + 1,
      may_move = t.may_move AND live.kiosk IS NOT DISTINCT FROM claim.kiosk
  WHERE t.id = won.id;
  SELECT coalesce(max(m.n), 0) INTO last FROM public.screen_message m WHERE m.attempt_id = won.attempt_id;
  token := sha256(
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  INSERT INTO public.screen_seat (attempt_id, place, kiosk, token_hash, message, begun_at, ended_at)
  SELECT won.attempt_id, coalesce(max(r.place), 0) + 1, claim.kiosk, sha256(token),
         CASE WHEN live.kiosk IS NOT DISTINCT FROM claim.kiosk THEN live.message ELSE last END,
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
    || won.facts::jsonb;
END $$
"""

_SEAT_OF = """
CREATE FUNCTION exam_seat.seat_of(token text) RETURNS public.screen_seat
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  seat public.screen_seat;
BEGIN
  IF seat_of.token ~ '^[0-9a-f]{64}$' THEN
    SELECT * INTO seat FROM public.screen_seat r
    WHERE r.token_hash = sha256(decode(seat_of.token, 'hex'));
  END IF;
  RETURN seat;
END $$
"""

_PAPER = """
CREATE FUNCTION exam_seat.paper(token text) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  seat public.screen_seat := exam_seat.seat_of(paper.token);
BEGIN
  IF seat.attempt_id IS NULL OR seat.ended_at IS NOT NULL THEN
    RETURN NULL;
  END IF;
  RETURN (SELECT a.sealed FROM public.screen_attempt a WHERE a.id = seat.attempt_id);
END $$
"""

_APPEND = """
CREATE FUNCTION exam_seat.append(token text, first_n integer, records bytea[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  seat public.screen_seat := exam_seat.seat_of(append.token);
  last integer;
  kept bytea;
  fresh boolean := false;
BEGIN
  IF seat.attempt_id IS NULL THEN
    RETURN -2;
  END IF;
  PERFORM 1 FROM public.screen_ticket t WHERE t.attempt_id = seat.attempt_id FOR UPDATE;
  SELECT r.* INTO seat FROM public.screen_seat r
  WHERE r.attempt_id = seat.attempt_id AND r.place = seat.place;
  IF seat.ended_at IS NOT NULL THEN
    PERFORM exam_seat.noticed(seat.attempt_id, 'old_pc', coalesce(append.first_n, 0))
    WHERE NOT EXISTS (
      SELECT 1 FROM public.screen_notice o
      WHERE o.attempt_id = seat.attempt_id AND o.kind = 'old_pc' AND o.at > seat.ended_at);
    RETURN -1;
  END IF;
  IF append.first_n IS NULL OR append.first_n < 1 OR append.records IS NULL
     OR cardinality(append.records) NOT BETWEEN 1 AND <most_records>
     OR array_ndims(append.records) <> 1 OR array_lower(append.records, 1) <> 1
     OR append.first_n > <last_record>
     OR EXISTS (
       SELECT 1 FROM unnest(append.records) r WHERE r IS NULL OR length(r) NOT BETWEEN 1 AND <most_bytes>)
  THEN
    RETURN -4;
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM public.screen_attempt a JOIN public.sitting s ON s.id = a.sitting_id
    WHERE a.id = seat.attempt_id AND s.state IN ('open', 'running', 'paused', 'collecting'))
  THEN
    RETURN -5;
  END IF;
  SELECT coalesce(max(r.n), 0) INTO last FROM public.screen_record r WHERE r.attempt_id = seat.attempt_id;
  IF append.first_n > last + 1 THEN
    RETURN last;
  END IF;
  FOR place IN 1 .. cardinality(append.records) LOOP
    IF append.first_n + place - 1 <= last THEN
      SELECT r.payload INTO kept FROM public.screen_record r
      WHERE r.attempt_id = seat.attempt_id AND r.n = append.first_n + place - 1;
      IF kept <> append.records[place] THEN
        PERFORM exam_seat.noticed(seat.attempt_id, 'other_bytes', append.first_n + place - 1)
        WHERE NOT EXISTS (
          SELECT 1 FROM public.screen_notice o WHERE o.attempt_id = seat.attempt_id
            AND o.kind = 'other_bytes' AND o.n = append.first_n + place - 1);
        PERFORM exam_seat.told();
        RETURN -3;
      END IF;
    ELSE
      last := last + 1;
      fresh := true;
      INSERT INTO public.screen_record (attempt_id, n, payload, came_at)
      VALUES (seat.attempt_id, last, append.records[place], clock_timestamp());
    END IF;
  END LOOP;
  IF fresh THEN
    PERFORM exam_seat.told();
  END IF;
  RETURN last;
END $$
"""
_BOUNDS = {"<most_records>": MOST_RECORDS, "<most_bytes>": MOST_BYTES, "<last_record>": LAST_RECORD}

_MESSAGES = """
CREATE FUNCTION exam_seat.messages(token text, after integer) RETURNS SETOF jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  seat public.screen_seat := exam_seat.seat_of(messages.token);
BEGIN
  IF seat.attempt_id IS NULL THEN
    RETURN;
  END IF;
  IF seat.ended_at IS NOT NULL THEN
    RETURN NEXT jsonb_build_object('n', coalesce(messages.after, 0) + 1, 'kind', 'move', 'body', '{}'::jsonb);
    RETURN;
  END IF;
  RETURN QUERY
    SELECT jsonb_build_object('n', m.n, 'kind', m.kind, 'body', m.body::jsonb)
    FROM public.screen_message m
    WHERE m.attempt_id = seat.attempt_id AND m.n > coalesce(messages.after, 0)
      AND NOT (m.kind = 'move' AND m.n <= seat.message)
    ORDER BY m.n;
END $$
"""


def _bounded(words: str) -> str:
    for name, bound in _BOUNDS.items():
        words = words.replace(name, str(bound))
    return words


STATEMENTS = (
    "CREATE SCHEMA exam_seat",
    "REVOKE ALL ON SCHEMA exam_seat FROM PUBLIC",
    _KEYED,
    _NOTICED,
    _TOLD,
    CLAIM,
    _SEAT_OF,
    _PAPER,
    _bounded(_APPEND),
    _MESSAGES,
    "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA exam_seat FROM PUBLIC",
)
