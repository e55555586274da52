package org.yangguang.indicator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.indicator.Indicator.ReportPart;
import org.yangguang.indicator.Indicator.Span;
import org.yangguang.indicator.Indicator.Summing;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;

/// Which indicators there are: the shipped ones, and those that a 主管部门 added for itself and all below.
@Component
public class Definitions {

    private static final List<Indicator> SHIPPED =
            rows("/indicator/indicators.tsv").stream().map(Definitions::shipped).toList();

    private final IndicatorStore store;
    private final Organs organs;
    private final AuditTrail audit;
    private final Clock clock;

    Definitions(IndicatorStore store, Organs organs, AuditTrail audit, Clock clock) {
        this.store = store;
        this.organs = organs;
        this.audit = audit;
        this.clock = clock;
    }

    /// Those every installation has, in the order of the report.
    public static List<Indicator> shipped() {
        return SHIPPED;
    }

    /// All that hold for an organ, the retired ones too, in the order of the report.
    @Transactional(readOnly = true)
    public List<Indicator> of(int organ) {
        var above = organs.chainAbove(organ).stream().map(Organ::id).toList();
        var retired = new HashMap<String, Integer>();
        store.retired(above).forEach(r -> retired.merge(r.code(), r.fromYear(), Math::min));
        var all = new ArrayList<>(SHIPPED);
        store.added(above).forEach(added -> all.add(added.indicator()));
        return all.stream()
                .map(indicator -> until(indicator, retired))
                .sorted(Comparator.comparing(Indicator::part))
                .toList();
    }

    private static Indicator until(Indicator i, Map<String, Integer> retired) {
        return new Indicator(
                i.code(),
                i.part(),
                i.name(),
                i.definition(),
                i.unit(),
                i.span(),
                i.summing(),
                i.ledger(),
                i.counted(),
                i.local(),
                i.fromYear(),
                Optional.ofNullable(retired.get(i.code())));
    }

    @Transactional(readOnly = true)
    public Optional<Indicator> find(int organ, String code) {
        return of(organ).stream().filter(i -> i.code().equals(code)).findFirst();
    }

    /// Codes that this organ itself retired, with the reason; only it can bring them back.
    @Transactional(readOnly = true)
    public Map<String, String> retiredBy(int organ) {
        return store.retired(List.of(organ)).stream()
                .collect(Collectors.toMap(IndicatorStore.Retired::code, IndicatorStore.Retired::reason));
    }

    /// What came of an act.
    public sealed interface Result {
        record Done() implements Result {}

        /// @param message why not and what to do
        record Refused(String message) implements Result {}
    }

    /// Adds an indicator for the organ and all below, from this year on.
    @Transactional
    public Result add(
            Actor by,
            Organ organ,
            String name,
            String definition,
            ReportPart part,
            Unit unit,
            Span span,
            Summing summing) {
        if (of(organ.id()).stream().anyMatch(known -> known.name().equals(name))) {
            return new Result.Refused("已经有“" + name + "”这项指标。口径不同的，请在名称上区别开。");
        }
        if (summing == Summing.SUM && (unit == Unit.PERCENT || unit == Unit.WORKDAY)) {
            return new Result.Refused("以“" + unit.label() + "”计的数不能在机关之间相加，请选“取最大”或者“不汇总”。");
        }
        int number = store.add(
                organ.id(),
                new Indicator(
                        "",
                        part,
                        name,
                        definition,
                        unit,
                        span,
                        summing,
                        Optional.empty(),
                        "",
                        true,
                        LocalDate.now(clock).getYear() - 1,
                        Optional.empty()));
        audit.record(by, "indicator.add", "organ:" + organ.code(), "", "local_" + number);
        return new Result.Done();
    }

    /// From a year on no longer asked for, in the organ and all below; what was entered stays.
    @Transactional
    public Result retire(Actor by, Organ organ, String code, int fromYear, String reason) {
        var found = find(organ.id(), code);
        if (found.isEmpty()) {
            return new Result.Refused("没有这项指标，请刷新后再看。");
        }
        if (fromYear <= found.get().fromYear()) {
            return new Result.Refused("停用年度应晚于启用年度 " + found.get().fromYear() + "。");
        }
        if (!store.retire(new IndicatorStore.Retired(organ.id(), code, fromYear, reason))) {
            return new Result.Refused("这项指标已经停用。");
        }
        audit.record(by, "indicator.retire", "organ:" + organ.code(), reason, code + " from " + fromYear);
        return new Result.Done();
    }

    @Transactional
    public Result restore(Actor by, Organ organ, String code) {
        if (!store.restore(organ.id(), code)) {
            return new Result.Refused("这项指标不是由本机关停用的，请与停用的机关联系。");
        }
        audit.record(by, "indicator.restore", "organ:" + organ.code(), "", code);
        return new Result.Done();
    }

    private static Indicator shipped(Map<String, String> row) {
        var source = get(row, "source");
        return new Indicator(
                get(row, "code"),
                ReportPart.valueOf(get(row, "section")),
                get(row, "name"),
                get(row, "definition"),
                Unit.valueOf(get(row, "unit")),
                Span.valueOf(get(row, "period")),
                Summing.valueOf(get(row, "summing")),
                source.equals("HAND") ? Optional.empty() : Optional.of(LedgerFigure.valueOf(source)),
                get(row, "counted"),
                false,
                0,
                Optional.empty());
    }

    private static String get(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    /// The rows of a data file by heading; lines that begin with # say where it comes from.
    static List<Map<String, String>> rows(String resource) {
        var in = Objects.requireNonNull(Definitions.class.getResourceAsStream(resource), resource);
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var lines = reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
            var head = Arrays.asList(lines.getFirst().split("\t", -1));
            return lines.stream()
                    .skip(1)
                    .map(line -> {
                        var cells = line.split("\t", -1);
                        if (cells.length != head.size()) {
                            throw new IllegalStateException(resource + ": " + line);
                        }
                        Map<String, String> row = new HashMap<>();
                        for (int i = 0; i < cells.length; i++) {
                            row.put(head.get(i), cells[i]);
                        }
                        return row;
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
