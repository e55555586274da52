package org.yangguang.promotion.published;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 依申请转主动公开的信息, as the public reads them.
@Repository
public class PromotedItems {

    private final JdbcClient sql;

    PromotedItems(JdbcClient sql) {
        this.sql = sql;
    }

    public record Item(UUID id, int organId, String title, String content, LocalDate publishedOn) {}

    /// For the module itself, which decides what is adopted.
    @Transactional
    public void publish(Item item) {
        sql.sql("""
                insert into pub_promoted (id, organ_id, title, content, published_on)
                values (:id, :organ, :title, :content, :on)
                """)
                .param("id", item.id())
                .param("organ", item.organId())
                .param("title", item.title())
                .param("content", item.content())
                .param("on", item.publishedOn())
                .update();
    }

    @Transactional(readOnly = true)
    public List<Item> of(int organ, int most) {
        return sql.sql("select * from pub_promoted where organ_id = :organ order by published_on desc, id limit :most")
                .param("organ", organ)
                .param("most", most)
                .query((row, n) -> item(row))
                .list();
    }

    @Transactional(readOnly = true)
    public int count(int organ) {
        return sql.sql("select count(*) from pub_promoted where organ_id = :organ")
                .param("organ", organ)
                .query(Integer.class)
                .single();
    }

    /// Published in a year by organ; one without any is left out.
    @Transactional(readOnly = true)
    public Map<Integer, Integer> count(Collection<Integer> organs, int year) {
        var counts = new HashMap<Integer, Integer>();
        sql.sql("""
                select organ_id, count(*) as n from pub_promoted
                where organ_id = any (:organs) and extract(year from published_on) = :year group by organ_id
                """)
                .param("organs", organs.toArray(Integer[]::new))
                .param("year", year)
                .query(row -> {
                    counts.put(row.getInt("organ_id"), row.getInt("n"));
                });
        return counts;
    }

    @Transactional(readOnly = true)
    public Optional<Item> find(int organ, UUID id) {
        return sql.sql("select * from pub_promoted where organ_id = :organ and id = :id")
                .param("organ", organ)
                .param("id", id)
                .query((row, n) -> item(row))
                .optional();
    }

    /// Those with the words in title or content, the newest first.
    @Transactional(readOnly = true)
    public List<Item> search(String words, int most) {
        return sql.sql("""
                select * from pub_promoted where title like :like or content like :like
                order by published_on desc, id limit :most
                """)
                .param("like", "%" + words.replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("most", most)
                .query((row, n) -> item(row))
                .list();
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getObject("id", UUID.class),
                row.getInt("organ_id"),
                row.getString("title"),
                row.getString("content"),
                row.getObject("published_on", LocalDate.class));
    }
}
