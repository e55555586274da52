package org.yangguang.organ;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL on organs.
@Repository
class OrganStore {

    private final JdbcClient sql;

    OrganStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Organ> byCode(String code) {
        return sql.sql("select * from pub_organ_current where code = :code")
                .param("code", code)
                .query((row, n) -> read(row))
                .optional();
    }

    Optional<Organ> byId(int id) {
        return sql.sql("select * from pub_organ_current where id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    List<Organ> byIds(Collection<Integer> ids) {
        return sql.sql("select * from pub_organ_current where id = any (:ids)")
                .param("ids", ids.toArray(Integer[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    Optional<Organ> byName(String name) {
        return sql.sql("""
                select c.* from pub_organ_current c
                where exists (select 1 from pub_organ_name n where n.organ_id = c.id and n.name = :name)
                order by c.valid_until is not null, c.id limit 1
                """).param("name", name).query((row, n) -> read(row)).optional();
    }

    List<Organ> page(String words, int size, int offset) {
        return sql.sql("""
                select * from pub_organ_current
                where :words = '' or position(:words in name) > 0 or starts_with(code, :words)
                order by code limit :size offset :offset
                """)
                .param("words", words)
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> read(row))
                .list();
    }

    int count(String words) {
        return sql.sql("""
                select count(*) from pub_organ_current
                where :words = '' or position(:words in name) > 0 or starts_with(code, :words)
                """).param("words", words).query(Integer.class).single();
    }

    boolean hasUnifiedCode(String unifiedCode) {
        return sql.sql("select exists (select 1 from pub_organ where unified_code = :code)")
                .param("code", unifiedCode)
                .query(Boolean.class)
                .single();
    }

    List<Organ> chainAbove(int id) {
        return sql.sql("""
                with recursive up(id, parent_id, depth) as (
                    select id, parent_id, 0 from pub_organ where id = :id
                    union all
                    select o.id, o.parent_id, up.depth + 1 from pub_organ o join up on o.id = up.parent_id)
                select c.* from pub_organ_current c join up on up.id = c.id order by up.depth desc
                """).param("id", id).query((row, n) -> read(row)).list();
    }

    List<Organ> sisters(Organ organ, int parent, int most) {
        return sql.sql("""
                select * from pub_organ_current where parent_id = :parent and id <> :id
                order by kind <> :kind, code limit :most
                """)
                .param("parent", parent)
                .param("id", organ.id())
                .param("kind", organ.kind().name())
                .param("most", most)
                .query((row, n) -> read(row))
                .list();
    }

    Set<Integer> selfAndBelow(int id) {
        return sql.sql("""
                with recursive down(id) as (
                    select id from pub_organ where id = :id
                    union all
                    select o.id from pub_organ o join down on o.parent_id = down.id)
                select id from down
                """).param("id", id).query((row, n) -> row.getInt(1)).set();
    }

    List<Organ> treeOn(int root, LocalDate day) {
        return sql.sql("""
                with recursive down(id) as (
                    select id from pub_organ where id = :root
                    union
                    select o.id from pub_organ o join down on o.parent_id = down.id),
                all_of(id) as (
                    select id from down
                    union
                    select o.id from pub_organ o where o.successor_id in (select id from down))
                select o.*, n.name, n.short_name
                from all_of join pub_organ o on o.id = all_of.id
                join lateral (
                    select name, short_name from pub_organ_name n where n.organ_id = o.id
                    order by valid_from <= :day desc,
                        case when valid_from <= :day then -(valid_from - date '1900-01-01')
                             else valid_from - date '1900-01-01' end
                    limit 1) n on true
                order by o.code
                """)
                .param("root", root)
                .param("day", day)
                .query((row, n) -> read(row))
                .list();
    }

    int insert(
            String code,
            Optional<Integer> parent,
            OrganKind kind,
            OrganLevel level,
            Optional<String> unifiedCode,
            LocalDate from) {
        return sql.sql("""
                insert into pub_organ (code, parent_id, kind, level, unified_code, valid_from)
                values (:code, :parent, :kind, :level, :unified, :from) returning id
                """)
                .param("code", code)
                .param("parent", parent.orElse(null))
                .param("kind", kind.name())
                .param("level", level.name())
                .param("unified", unifiedCode.orElse(null))
                .param("from", from)
                .query(Integer.class)
                .single();
    }

    void insertName(int id, String name, String shortName, LocalDate from, String basis) {
        sql.sql("""
                insert into pub_organ_name (organ_id, name, short_name, valid_from, basis)
                values (:id, :name, :short, :from, :basis)
                on conflict (organ_id, valid_from) do update set name = excluded.name, short_name = excluded.short_name,
                    basis = excluded.basis
                """)
                .param("id", id)
                .param("name", name)
                .param("short", shortName)
                .param("from", from)
                .param("basis", basis)
                .update();
    }

    Optional<String> nameOn(int id, LocalDate day) {
        return sql.sql("""
                select name from pub_organ_name where organ_id = :id
                order by valid_from <= :day desc,
                    case when valid_from <= :day then -(valid_from - date '1900-01-01')
                         else valid_from - date '1900-01-01' end
                limit 1
                """)
                .param("id", id)
                .param("day", day)
                .query((row, n) -> row.getString(1))
                .optional();
    }

    List<Organs.Name> names(int id) {
        return sql.sql("""
                select name, short_name, valid_from, basis from pub_organ_name where organ_id = :id order by valid_from desc
                """)
                .param("id", id)
                .query((row, n) -> new Organs.Name(
                        row.getString("name"),
                        row.getString("short_name"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getString("basis")))
                .list();
    }

    boolean end(int id, LocalDate until, int successor, int version) {
        return sql.sql("""
                update pub_organ set valid_until = :until, successor_id = :successor, version = version + 1
                where id = :id and version = :version and valid_until is null
                """)
                        .param("until", until)
                        .param("successor", successor)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    Optional<DisclosureOffice> office(int id) {
        return sql.sql("select * from pub_organ_office where organ_id = :id")
                .param("id", id)
                .query((row, n) -> new DisclosureOffice(
                        row.getString("name"),
                        row.getString("address"),
                        row.getString("postcode"),
                        row.getString("hours"),
                        row.getString("telephone"),
                        row.getString("fax"),
                        row.getString("email"),
                        row.getString("court")))
                .optional();
    }

    void putOffice(int id, DisclosureOffice office) {
        sql.sql("""
                insert into pub_organ_office (organ_id, name, address, postcode, hours, telephone, fax, email, court)
                values (:id, :name, :address, :postcode, :hours, :telephone, :fax, :email, :court)
                on conflict (organ_id) do update set name = excluded.name, address = excluded.address,
                    postcode = excluded.postcode, hours = excluded.hours, telephone = excluded.telephone,
                    fax = excluded.fax, email = excluded.email, court = excluded.court
                """)
                .param("id", id)
                .param("name", office.name())
                .param("address", office.address())
                .param("postcode", office.postcode())
                .param("hours", office.hours())
                .param("telephone", office.telephone())
                .param("fax", office.fax())
                .param("email", office.email())
                .param("court", office.court())
                .update();
    }

    private static Organ read(ResultSet row) throws SQLException {
        return new Organ(
                row.getInt("id"),
                row.getString("code"),
                row.getObject("parent_id", Integer.class),
                OrganKind.valueOf(row.getString("kind")),
                OrganLevel.valueOf(row.getString("level")),
                row.getString("name"),
                row.getString("short_name"),
                row.getString("unified_code"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("successor_id", Integer.class),
                row.getInt("version"));
    }
}
