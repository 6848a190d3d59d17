-- The functions a kiosk calls, as small as they can be: for tests of the kiosk alone. The real ones are the staff's.
create schema exam_seat;
create table exam_seat.seat (number int primary key, code text, told jsonb, paper bytea, token text, kiosk uuid, tries int default 0);
create table exam_seat.kept (number int, n int, record bytea, primary key (number, n));
create table exam_seat.said (number int, n int, told jsonb, primary key (number, n));
create function exam_seat.claim(a int, b text, c uuid) returns jsonb language plpgsql as $$
declare mine exam_seat.seat; made text := md5(random()::text) || md5(random()::text);
begin
  select * into mine from exam_seat.seat where number = a for update;
  if not found then return '{"refused": "ticket"}'; end if;
  if mine.tries >= 5 then return '{"refused": "locked"}'; end if;
  if mine.code <> b then
    update exam_seat.seat set tries = tries + 1 where number = a;
    return '{"refused": "ticket"}';
  end if;
  if mine.kiosk is not null and mine.kiosk <> c then return '{"refused": "elsewhere"}'; end if;
  update exam_seat.seat set token = made, kiosk = c where number = a;
  return mine.told || jsonb_build_object('token', made, 'records', (
    select coalesce(jsonb_agg(replace(encode(record, 'base64'), e'\n', '') order by n), '[]') from exam_seat.kept where number = a));
end $$;
create function exam_seat.whose(a text) returns int language plpgsql as $$
declare mine int;
begin
  select number into mine from exam_seat.seat where token = a;
  return mine;
end $$;
create function exam_seat.paper(a text) returns bytea language sql as $$
  select paper from exam_seat.seat where number = exam_seat.whose(a) $$;
create function exam_seat.append(a text, b int, c bytea[]) returns int language plpgsql as $$
declare seat int := exam_seat.whose(a); place int; known bytea;
begin
  if seat is null then return -2; end if;
  for place in 1 .. coalesce(array_length(c, 1), 0) loop
    select record into known from exam_seat.kept where number = seat and n = b + place - 1;
    if known is null then
      exit when b + place - 1 > 1
        and not exists (select from exam_seat.kept where number = seat and n = b + place - 2);
      insert into exam_seat.kept values (seat, b + place - 1, c[place]);
    elsif known <> c[place] then return -3; end if;
  end loop;
  return (select coalesce(max(n), 0) from exam_seat.kept where number = seat);
end $$;
create function exam_seat.messages(a text, b int) returns setof jsonb language sql as $$
  select told from exam_seat.said where number = exam_seat.whose(a) and n > b order by n $$;
create function exam_seat.take_over(a text, b uuid) returns jsonb language plpgsql as $$
declare made text := md5(random()::text) || md5(random()::text);
begin
  if exam_seat.whose(a) is null then return '{"refused": "elsewhere"}'; end if;
  update exam_seat.seat set token = made, kiosk = b where token = a;
  return jsonb_build_object('token', made);
end $$;
