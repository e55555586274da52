package org.yangguang.request;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;

/// The intake rules of each organ, kept.
@Repository
public class IntakeRulesOfOrgans {

    private final JdbcClient sql;
    private final AuditTrail audit;

    IntakeRulesOfOrgans(JdbcClient sql, AuditTrail audit) {
        this.sql = sql;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public IntakeRules of(int organ) {
        return sql.sql("select confirm_within, transfer_rule from request_intake_rules where organ_id = :organ")
                .param("organ", organ)
                .query((row, n) -> new IntakeRules(
                        row.getInt("confirm_within"), IntakeRules.TransferRule.valueOf(row.getString("transfer_rule"))))
                .optional()
                .orElse(IntakeRules.USUAL);
    }

    @Transactional
    public void set(Actor by, int organ, IntakeRules rules) {
        sql.sql("""
                insert into request_intake_rules (organ_id, confirm_within, transfer_rule) values (:organ, :within, :transfer)
                on conflict (organ_id) do update set confirm_within = :within, transfer_rule = :transfer
                """)
                .param("organ", organ)
                .param("within", rules.confirmWithin())
                .param("transfer", rules.transferRule().name())
                .update();
        audit.record(
                by,
                "request.intake-rules",
                "organ:" + organ,
                "",
                "confirm within " + rules.confirmWithin() + ", transfer " + rules.transferRule());
    }
}
