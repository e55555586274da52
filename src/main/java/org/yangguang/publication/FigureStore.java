package org.yangguang.publication;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of the ledger of numbers.
@Repository
class FigureStore {

    private final JdbcClient sql;

    FigureStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// Lets one transaction at a time change the numbers of an organ.
    void lock(int organ) {
        sql.sql("select pg_advisory_xact_lock(hashtext('publication_figure'), :organ)::text")
                .param("organ", organ)
                .query(String.class)
                .optional();
    }

    /// The numbers of a year that stood at an instant; those taken back have none.
    List<Figure> standing(int organ, int year, Instant at) {
        return sql.sql("""
                select year, month, kind, value from publication_figure
                where organ_id = :organ and year = :year and value is not null
                    and recorded_at <= :at and (superseded_at is null or superseded_at > :at)
                order by kind, month
                """)
                .param("organ", organ)
                .param("year", year)
                .param("at", NormStore.utc(at))
                .query((row, n) -> new Figure(
                        row.getInt("year"),
                        row.getInt("month"),
                        FigureKind.valueOf(row.getString("kind")),
                        row.getBigDecimal("value")))
                .list();
    }

    /// Every state of every number of a year, the newest first.
    List<FigureEntry> history(int organ, int year) {
        return sql.sql("""
                select f.*, lag(value) over (partition by month, kind order by version) as before
                from publication_figure f where organ_id = :organ and year = :year
                order by recorded_at desc, kind, month, version desc
                """)
                .param("organ", organ)
                .param("year", year)
                .query((row, n) -> entry(row))
                .list();
    }

    /// How many states a year has; it grows with every change.
    int version(int organ, int year) {
        return sql.sql("select count(*) from publication_figure where organ_id = :organ and year = :year")
                .param("organ", organ)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    /// The years with numbers, the newest first.
    List<Integer> years(int organ) {
        return sql.sql("select distinct year from publication_figure where organ_id = :organ order by 1 desc")
                .param("organ", organ)
                .query((row, n) -> row.getInt("year"))
                .list();
    }

    /// Writes the next state of a number.
    ///
    /// @param value null where a number is taken back
    void put(int organ, int year, Figure.Slot slot, @Nullable BigDecimal value, String reason, Instant at, UUID by) {
        sql.sql("""
                update publication_figure set superseded_at = :at
                where organ_id = :organ and year = :year and month = :month and kind = :kind and superseded_at is null
                """)
                .param("at", NormStore.utc(at))
                .param("organ", organ)
                .param("year", year)
                .param("month", slot.month())
                .param("kind", slot.kind().name())
                .update();
        sql.sql("""
                insert into publication_figure (organ_id, year, month, kind, version, value, reason, recorded_at, recorded_by)
                select :organ, :year, :month, :kind, coalesce(max(version), 0) + 1, :value, :reason, :at, :by
                from publication_figure where organ_id = :organ and year = :year and month = :month and kind = :kind
                """)
                .param("organ", organ)
                .param("year", year)
                .param("month", slot.month())
                .param("kind", slot.kind().name())
                .param("value", value)
                .param("reason", reason)
                .param("at", NormStore.utc(at))
                .param("by", by)
                .update();
    }

    private static FigureEntry entry(ResultSet row) throws SQLException {
        return new FigureEntry(
                new Figure.Slot(row.getInt("month"), FigureKind.valueOf(row.getString("kind"))),
                row.getInt("version"),
                row.getBigDecimal("before"),
                row.getBigDecimal("value"),
                row.getString("reason"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_by", UUID.class));
    }
}
