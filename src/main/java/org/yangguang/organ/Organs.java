package org.yangguang.organ;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;

/// The registry of organs: looking up, and the acts by which it changes.
@Component
public class Organs {

    private final OrganStore store;
    private final AuditTrail audit;

    Organs(OrganStore store, AuditTrail audit) {
        this.store = store;
        this.audit = audit;
    }

    public Optional<Organ> byCode(String code) {
        return store.byCode(code);
    }

    public Optional<Organ> byId(int id) {
        return store.byId(id);
    }

    /// The organ that bears or once bore this full name.
    public Optional<Organ> byName(String name) {
        return store.byName(name);
    }

    /// An organ whose id is known to exist, such as one kept in a foreign key.
    public Organ existing(int id) {
        return store.byId(id).orElseThrow(() -> new IllegalStateException("no organ " + id));
    }

    /// Several organs by id.
    public Map<Integer, Organ> byIds(Collection<Integer> ids) {
        return store.byIds(ids).stream().collect(Collectors.toMap(Organ::id, organ -> organ));
    }

    /// A page of the registry in order of code.
    ///
    /// @param words part of the name or beginning of the code; empty for all
    public List<Organ> page(String words, int size, int offset) {
        return store.page(words, size, offset);
    }

    public int count(String words) {
        return store.count(words);
    }

    /// From the top of the installation down to the organ itself.
    public List<Organ> chainAbove(int id) {
        return store.chainAbove(id);
    }

    public Set<Integer> selfAndBelow(int id) {
        return store.selfAndBelow(id);
    }

    /// An organ and all below it, with those that ended into one of them, by code, each with its name
    /// on a day.
    public List<Organ> treeOn(int root, LocalDate day) {
        return store.treeOn(root, day);
    }

    /// Other organs responsible to the same organ, those of the same kind first.
    public List<Organ> sisters(Organ organ, int most) {
        var parent = organ.parentId();
        return parent == null ? List.of() : store.sisters(organ, parent, most);
    }

    /// The full name in force on a day; before the first name, the first.
    public String nameOn(int id, LocalDate day) {
        return store.nameOn(id, day).orElseThrow(() -> new IllegalStateException("organ without a name " + id));
    }

    /// A name an organ bears or bore.
    ///
    /// @param basis the document that gave it
    public record Name(String name, String shortName, LocalDate validFrom, String basis) {}

    /// Every name, the newest first; one that has not begun yet stands before the present one.
    public List<Name> names(int id) {
        return store.names(id);
    }

    /// Whether an organ is registered with this 统一社会信用代码.
    public boolean hasUnifiedCode(String unifiedCode) {
        return store.hasUnifiedCode(unifiedCode);
    }

    public Optional<DisclosureOffice> office(int id) {
        return store.office(id);
    }

    /// What a new organ is registered with.
    public record Registration(
            String code,
            Optional<String> parentCode,
            OrganKind kind,
            OrganLevel level,
            String name,
            String shortName,
            Optional<String> unifiedCode,
            LocalDate validFrom,
            Optional<DisclosureOffice> office) {}

    @Transactional
    public int register(Actor by, Registration what) {
        var parent = what.parentCode()
                .map(code -> store.byCode(code)
                        .orElseThrow(() -> new IllegalArgumentException("上级机构代码不存在：" + code))
                        .id());
        int id = store.insert(what.code(), parent, what.kind(), what.level(), what.unifiedCode(), what.validFrom());
        store.insertName(id, what.name(), what.shortName(), what.validFrom(), "登记");
        what.office().ifPresent(office -> store.putOffice(id, office));
        audit.record(
                by, "organ.register", "organ:" + what.code(), "", what.kind().name());
        return id;
    }

    /// Gives an organ a new name from a day on; the former names stay.
    @Transactional
    public void rename(Actor by, String code, String name, String shortName, LocalDate from, String basis) {
        var organ = store.byCode(code).orElseThrow();
        store.insertName(organ.id(), name, shortName, from, basis);
        audit.record(by, "organ.rename", "organ:" + code, basis, "from " + from);
    }

    /// Ends an organ; its work goes on with the successor from that day.
    ///
    /// @return false if somebody else changed the organ meanwhile
    @Transactional
    public boolean mergeInto(Actor by, String code, String successorCode, LocalDate from, String basis) {
        var organ = store.byCode(code).orElseThrow();
        var successor = store.byCode(successorCode).orElseThrow();
        if (!store.end(organ.id(), from, successor.id(), organ.version())) {
            return false;
        }
        audit.record(by, "organ.merge", "organ:" + code, basis, "into " + successorCode + " from " + from);
        return true;
    }

    @Transactional
    public void describeOffice(Actor by, String code, DisclosureOffice office) {
        store.putOffice(store.byCode(code).orElseThrow().id(), office);
        audit.record(by, "organ.office", "organ:" + code, "", "");
    }
}
