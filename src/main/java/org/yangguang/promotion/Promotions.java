package org.yangguang.promotion;

import static org.yangguang.law.Provision.disclosure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.AuditTrail;
import org.yangguang.law.Provision;
import org.yangguang.organ.Organ;
import org.yangguang.promotion.published.PromotedItems;
import org.yangguang.request.Desk.Hand;
import org.yangguang.request.Desk.Result;
import org.yangguang.request.GrantedRequests;
import org.yangguang.request.GrantedRequests.Granted;

/// 建议转为主动公开: found or linked by a handler, decided by another person.
@Component
public class Promotions {

    /// 多个申请人就相同政府信息提出申请且该信息属于可以公开的，可以纳入主动公开；申请人建议的须审核。
    public static final Provision BASIS = disclosure(44);

    private static final int LOOKED_AT = 500;

    private final JdbcClient sql;
    private final GrantedRequests granted;
    private final PromotedItems published;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Promotions(
            JdbcClient sql,
            GrantedRequests granted,
            PromotedItems published,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transactions) {
        this.sql = sql;
        this.granted = granted;
        this.published = published;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// Requests with the same words that are in no proposal yet.
    public record Candidate(String subject, int applicants, List<Granted> requests) {
        public Candidate {
            requests = List.copyOf(requests);
        }
    }

    public enum Decision {
        ADOPTED,
        DECLINED
    }

    /// @param suggested whether an applicant suggested it
    /// @param decision null until decided
    /// @param item what was published; null unless adopted
    public record Proposal(
            UUID id,
            boolean suggested,
            LocalDate proposedOn,
            List<Granted> requests,
            @Nullable Decision decision,
            String reason,
            @Nullable LocalDate decidedOn,
            @Nullable UUID item) {
        public Proposal {
            requests = List.copyOf(requests);
        }

        public int applicants() {
            return Sameness.applicants(requests);
        }
    }

    @Transactional(readOnly = true)
    public List<Candidate> candidates(Organ organ) {
        var taken = taken(organ.id());
        var open = granted.newest(organ.id(), LOOKED_AT).stream()
                .filter(request -> !taken.contains(request.id()))
                .toList();
        return Sameness.groups(open).stream()
                .map(group ->
                        new Candidate(group.getFirst().application().subject(), Sameness.applicants(group), group))
                .toList();
    }

    private Set<UUID> taken(int organ) {
        return new HashSet<>(sql.sql("select request_id from promotion_request where organ_id = :organ")
                .param("organ", organ)
                .query(UUID.class)
                .list());
    }

    /// Proposes the information that these requests were given.
    ///
    /// @param numbers 申请编号, linked as 同一信息 by the handler
    /// @param suggested by an applicant; then one request is enough
    public Result propose(Hand by, Organ organ, List<String> numbers, boolean suggested) {
        return acting(() -> {
            var requests = granted.numbered(organ.id(), numbers);
            var known = requests.stream().map(Granted::number).toList();
            var missing = numbers.stream().filter(n -> !known.contains(n)).toList();
            if (requests.isEmpty() || !missing.isEmpty()) {
                return new Result.Refused((missing.isEmpty()
                                ? "请填写申请编号"
                                : "编号" + String.join("、", missing) + "不是本机关以“予以公开”答复、此前没有主动公开的申请")
                        + "，请核对（依据" + BASIS + "）。");
            }
            if (!suggested && Sameness.applicants(requests) < 2) {
                return new Result.Refused("这些申请出自同一申请人；多个申请人就相同政府信息提出申请的，才可以由本机关纳入主动公开（依据" + BASIS + "）。");
            }
            var taken = taken(organ.id());
            if (requests.stream().anyMatch(r -> taken.contains(r.id()))) {
                return new Result.Refused("其中有的申请已在另一项建议之中，请先查看已有的建议。");
            }
            var id = UUID.randomUUID();
            sql.sql("""
                    insert into promotion_proposal (organ_id, id, suggested, proposed_on, proposed_by)
                    values (:organ, :id, :suggested, :on, :by)
                    """)
                    .param("organ", organ.id())
                    .param("id", id)
                    .param("suggested", suggested)
                    .param("on", LocalDate.now(clock))
                    .param("by", by.account())
                    .update();
            requests.forEach(request -> sql.sql("""
                    insert into promotion_request (organ_id, proposal_id, request_id) values (:organ, :proposal, :request)
                    """)
                    .param("organ", organ.id())
                    .param("proposal", id)
                    .param("request", request.id())
                    .update());
            audit.record(by.actor(), "promotion.propose", "promotion:" + id, "", requests.size() + " requests");
            return new Result.Done("");
        });
    }

    /// 采纳: publishes a text that holds nothing of the applicants; by another person than the proposer.
    public Result adopt(Hand by, Organ organ, UUID proposal, String title, String content) {
        return acting(() -> {
            var found = find(organ, proposal).orElse(null);
            var why = undecided(by, proposal, found);
            if (why.isPresent() || found == null) {
                return new Result.Refused(why.orElse(""));
            }
            var personal = PersonalData.in(
                    title + "\n" + content,
                    found.requests().stream().map(Granted::application).toList());
            if (!personal.isEmpty()) {
                return new Result.Refused("拟公开的文字中" + String.join("，", personal) + "。请去除后再采纳：转为主动公开不得带有申请人的信息。");
            }
            var item = UUID.randomUUID();
            published.publish(new PromotedItems.Item(item, organ.id(), title, content, LocalDate.now(clock)));
            decide(by, proposal, Decision.ADOPTED, "", item);
            return new Result.Done("");
        });
    }

    /// 不采纳, with a reason.
    public Result decline(Hand by, Organ organ, UUID proposal, String reason) {
        return acting(() -> {
            var found = find(organ, proposal).orElse(null);
            var why = undecided(by, proposal, found);
            if (why.isPresent()) {
                return new Result.Refused(why.get());
            }
            decide(by, proposal, Decision.DECLINED, reason, null);
            return new Result.Done("");
        });
    }

    private Optional<String> undecided(Hand by, UUID proposal, @Nullable Proposal found) {
        if (found == null) {
            return Optional.of("没有这项建议，或不属于本机关。");
        }
        if (found.decision() != null) {
            return Optional.of("这项建议已经决定，不能再改。");
        }
        var own = sql.sql("select proposed_by from promotion_proposal where id = :id")
                .param("id", proposal)
                .query(UUID.class)
                .single()
                .equals(by.account());
        return own ? Optional.of("提出和决定须为不同的人，请由他人决定。") : Optional.empty();
    }

    private void decide(Hand by, UUID proposal, Decision decision, String reason, @Nullable UUID item) {
        sql.sql("""
                update promotion_proposal set decision = :decision, reason = :reason, decided_on = :on, decided_by = :by,
                    item_id = :item where id = :id and decision is null
                """)
                .param("decision", decision.name())
                .param("reason", reason)
                .param("on", LocalDate.now(clock))
                .param("by", by.account())
                .param("item", item)
                .param("id", proposal)
                .update();
        audit.record(
                by.actor(),
                "promotion." + decision.name().toLowerCase(java.util.Locale.ROOT),
                "promotion:" + proposal,
                reason,
                "");
    }

    @Transactional(readOnly = true)
    public Optional<Proposal> find(Organ organ, UUID id) {
        return proposals(organ, 1, id).stream().findFirst();
    }

    /// The undecided first, then the newest.
    @Transactional(readOnly = true)
    public List<Proposal> proposals(Organ organ, int most) {
        return proposals(organ, most, null);
    }

    private List<Proposal> proposals(Organ organ, int most, @Nullable UUID only) {
        Map<UUID, List<UUID>> linked = new HashMap<>();
        sql.sql("select proposal_id, request_id from promotion_request where organ_id = :organ")
                .param("organ", organ.id())
                .query(row -> {
                    linked.computeIfAbsent(row.getObject("proposal_id", UUID.class), _ -> new java.util.ArrayList<>())
                            .add(row.getObject("request_id", UUID.class));
                });
        return sql.sql("""
                select * from promotion_proposal where organ_id = :organ and (cast(:only as uuid) is null or id = :only)
                order by decision is not null, proposed_on desc, id limit :most
                """)
                .param("organ", organ.id())
                .param("only", only)
                .param("most", most)
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    var decision = row.getString("decision");
                    return new Proposal(
                            id,
                            row.getBoolean("suggested"),
                            row.getObject("proposed_on", LocalDate.class),
                            granted.of(organ.id(), linked.getOrDefault(id, List.of())),
                            decision == null ? null : Decision.valueOf(decision),
                            row.getString("reason"),
                            row.getObject("decided_on", LocalDate.class),
                            row.getObject("item_id", UUID.class));
                })
                .list();
    }

    private Result acting(java.util.function.Supplier<Result> act) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var result = act.get();
            if (!(result instanceof Result.Done)) {
                status.setRollbackOnly();
            }
            return result;
        }));
    }
}
