"""The functions of `exam_seat` that step r0053 adds or replaces. Later steps replace them whole.

    claim(number, code, kiosk) -> as before; wrong codes count by the seat and by the PC they were typed at

An exam PC does not say which exam it is of, and two exams may have the same numbers. So nobody could count
wrong codes for one seat alone, and nobody has to: five of them lock a ticket for the PC where they were
typed, and for no other. Who types wrong ones on purpose shuts out nobody who does not sit down at that very
PC.

A PC is known by what it cannot choose: the address it is connected from, kept as a keyed hash. What it
calls itself would not do, since a new name is made in no time. Behind one address (a relay) all PCs count
together. The one that has the seat counts for itself, by the name that it alone knows: nobody else keeps
who sits there from going on. Whoever undoes a transaction undoes the count of it; then the 40 bits of a
code hold, as they do against somebody with all addresses of a network.

Guesses at once wait for one another at a row of their own PC, and no ticket is locked before its right code
was typed: who leaves a transaction open after a wrong one holds nothing that others wait for. A new ticket
and the room's word to unlock begin a new round with no tries.
"""

FUNCTIONS = ("pc(uuid, uuid, bytea)", "address()")

ADDRESS = """
CREATE FUNCTION exam_seat.address() RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN coalesce(host(inet_client_addr()), '');
END $$
"""

_PC = """
CREATE FUNCTION exam_seat.pc(attempt uuid, kiosk uuid, secret bytea) RETURNS bytea
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN exam_seat.keyed(pc.secret, CASE
    WHEN EXISTS (
      SELECT 1 FROM public.screen_seat r
      WHERE r.attempt_id = pc.attempt AND r.ended_at IS NULL AND r.kiosk = pc.kiosk)
    THEN 'kiosk ' || pc.kiosk
    ELSE 'address ' || exam_seat.address()
  END);
END $$
"""

_CLAIM = """
CREATE OR REPLACE FUNCTION exam_seat.claim(number integer, code text, kiosk uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  said text;
  ticket record;
  won record;
  here bytea;
  tried integer;
  tickets uuid[] := '{}';
  rounds integer[] := '{}';
  places bytea[] := '{}';
  shut boolean := false;
  met uuid;
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
    SELECT t.id, t.attempt_id, t.hash, t.round, e.secret
    FROM public.screen_ticket t
    JOIN public.screen_attempt a ON a.id = t.attempt_id
    JOIN public.screen_exam e ON e.sitting_id = a.sitting_id
    JOIN public.candidate c ON c.id = a.candidate_id
    JOIN public.sitting s ON s.id = a.sitting_id
    WHERE c.candidate_number = claim.number AND c.cancelled_at IS NULL
      AND (s.state IN ('open', 'running', 'paused', 'collecting')
           OR (s.state = 'published' AND s.day BETWEEN current_date - 1 AND current_date + 1))
    ORDER BY t.id
  LOOP
    here := exam_seat.pc(ticket.attempt_id, claim.kiosk, ticket.secret);
    INSERT INTO public.screen_try AS o (attempt_id, round, pc, count)
    VALUES (ticket.attempt_id, ticket.round, here, 0)
    ON CONFLICT (attempt_id, round, pc) DO UPDATE SET count = o.count
    RETURNING o.count INTO tried;
    IF tried >= 5 THEN
      shut := true;
      CONTINUE;
    END IF;
    tickets := tickets || ticket.attempt_id;
    rounds := rounds || ticket.round;
    places := places || here;
    IF sha256(exam_seat.keyed(ticket.secret, said)) = sha256(ticket.hash) THEN
      PERFORM 1 FROM public.screen_ticket t WHERE t.id = ticket.id AND t.hash = ticket.hash FOR UPDATE;
      met := CASE WHEN FOUND THEN ticket.id ELSE met END;
    END IF;
  END LOOP;
  IF met IS NULL THEN
    FOR ticket IN
      UPDATE public.screen_try o SET count = o.count + 1
      FROM unnest(tickets, rounds, places) AS one (attempt_id, round, pc)
      WHERE (o.attempt_id, o.round, o.pc) = (one.attempt_id, one.round, one.pc)
      RETURNING o.attempt_id, o.count
    LOOP
      PERFORM exam_seat.noticed(
        ticket.attempt_id, CASE WHEN ticket.count >= 5 THEN 'locked' ELSE 'wrong_code' END, 0);
    END LOOP;
    IF FOUND THEN
      PERFORM exam_seat.told();
    END IF;
    RETURN CASE WHEN shut THEN '{"refused": "locked"}' ELSE '{"refused": "ticket"}' END;
  END IF;
  SELECT t.id, t.attempt_id, t.may_move, a.sitting_id, a.journal_key, a.facts, s.state INTO won
  FROM public.screen_ticket t
  JOIN public.screen_attempt a ON a.id = t.attempt_id
  JOIN public.sitting s ON s.id = a.sitting_id
  WHERE t.id = met;
  DELETE FROM public.screen_try o
  USING unnest(tickets, rounds, places) AS one (attempt_id, round, pc)
  WHERE (o.attempt_id, o.round, o.pc) = (one.attempt_id, one.round, one.pc)
    AND (o.count = 0 OR o.attempt_id = won.attempt_id);
  IF won.state = 'published' THEN
    RETURN '{"refused": "not_open"}';
  ELSIF won.state NOT IN ('open', 'running', 'paused', 'collecting') THEN
    RETURN '{"refused": "ticket"}';
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
  SET version = t.version + 1, may_move = false
  WHERE t.id = won.id AND t.may_move;
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

STATEMENTS = (
    ADDRESS,
    _PC,
    *(f"REVOKE ALL ON FUNCTION exam_seat.{name} FROM PUBLIC" for name in FUNCTIONS),
    _CLAIM,
)
