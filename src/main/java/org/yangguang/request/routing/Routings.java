package org.yangguang.request.routing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.vault.Vault;

/// Reading routings: those of a request and those of an organ.
@Component
public class Routings {

    private final RoutingStore store;
    private final Vault vault;
    private final Clock clock;

    Routings(RoutingStore store, Vault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    public enum View {
        MINE("待我反馈"),
        WAITING("我在等待"),
        OVERDUE("逾期未反馈"),
        OPEN("全部未反馈"),
        DONE("已反馈、已收回");

        private final String label;

        View(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The newest first.
    @Transactional(readOnly = true)
    public List<Routing> of(UUID request) {
        return store.of(request).stream().map(this::opened).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Routing> byId(UUID id) {
        return store.byId(id).map(this::opened);
    }

    /// In the order they are due.
    @Transactional(readOnly = true)
    public List<Routing> page(int organ, View view, UUID account, int size, int offset) {
        return store.page(organ, view.code(), account, LocalDate.now(clock), size, offset).stream()
                .map(this::opened)
                .toList();
    }

    @Transactional(readOnly = true)
    public int count(int organ, View view, UUID account) {
        return store.count(organ, view.code(), account, LocalDate.now(clock));
    }

    /// 承办人 of a request; empty before it is registered.
    @Transactional(readOnly = true)
    public Optional<UUID> handler(UUID request) {
        return store.caseOf(request).flatMap(row -> Optional.ofNullable(row.handler()));
    }

    @Transactional(readOnly = true)
    public List<Unit> units(int organ) {
        return store.units(organ);
    }

    private Routing opened(RoutingStore.Row row) {
        var r = row.routing();
        return new Routing(
                r.id(),
                r.request(),
                r.caseNumber(),
                r.caseConcluded(),
                r.statutoryDue(),
                r.unit(),
                r.assignee(),
                r.routedBy(),
                r.routedOn(),
                r.dueOn(),
                open(row, "instruction", row.words().instruction()),
                r.answer()
                        .map(n -> new Routing.Note(
                                n.by(), n.at(), open(row, "answer", row.words().answer()))),
                r.recall()
                        .map(n -> new Routing.Note(
                                n.by(),
                                n.at(),
                                open(row, "recall_reason", row.words().recall()))));
    }

    private String open(RoutingStore.Row row, String column, byte @Nullable [] sealed) {
        var id = row.routing().id();
        return sealed == null
                ? ""
                : vault.openText(
                        row.words().key(), place("key", id, row.organ()), sealed, place(column, id, row.organ()));
    }

    static Vault.Place place(String column, UUID id, int organ) {
        return new Vault.Place("request_routing", column, id.toString(), organ);
    }
}
