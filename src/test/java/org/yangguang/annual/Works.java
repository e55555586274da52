package org.yangguang.annual;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;

/// A report being worked on, put together without a database.
public final class Works {

    private final Organ organ;
    private final int year;
    private final Map<CellId, BigDecimal> typed = new HashMap<>();
    private final Map<ProsePart, ProseText> prose = new EnumMap<>(ProsePart.class);
    private final List<LiveField> records = new ArrayList<>();

    private Works(OrganKind kind, String name, int year) {
        this.organ =
                new Organ(7, "330110-01", 3, kind, OrganLevel.COUNTY, name, name, null, LocalDate.MIN, null, null, 0);
        this.year = year;
        CellId.of(Form.forYear(year)).forEach(id -> typed.put(id, BigDecimal.ZERO));
        for (var name1 : List.of("notified", "charged", "waived", "paid", "refunded", "lapsed")) {
            records.add(new LiveField("fee." + name1, "", "0", ""));
        }
    }

    public static Works of(OrganKind kind, String name, int year) {
        return new Works(kind, name, year);
    }

    public Works cell(CellId id, int value) {
        typed.put(id, BigDecimal.valueOf(value));
        return this;
    }

    public Works received(int natural, int commercial) {
        return cell(CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.NATURAL), natural)
                .cell(CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.COMMERCIAL), commercial)
                .cell(CellId.of(TableThreeRow.GRANTED, ApplicantColumn.NATURAL), natural)
                .cell(CellId.of(TableThreeRow.GRANTED, ApplicantColumn.COMMERCIAL), commercial);
    }

    public Works text(ProsePart part, String text) {
        prose.put(part, new ProseText(1, text, new UUID(0, 1), Instant.EPOCH));
        return this;
    }

    public Works fee(String name, String value) {
        records.removeIf(field -> field.name().equals("fee." + name));
        records.add(new LiveField("fee." + name, "", value, ""));
        return this;
    }

    /// Tables that agree with themselves, at random; often nothing of a kind.
    public Works random(Random random) {
        for (var column : ApplicantColumn.values()) {
            if (column == ApplicantColumn.TOTAL) {
                continue;
            }
            int concluded = 0;
            for (var row : TableThreeRow.leaves(Form.forYear(year))) {
                int value = random.nextInt(5) == 0 ? random.nextInt(40) : 0;
                concluded += value;
                cell(CellId.of(row, column), value);
            }
            int out = random.nextInt(3) == 0 ? random.nextInt(6) : 0;
            int in = random.nextInt(3) == 0 ? Math.min(random.nextInt(6), concluded + out) : 0;
            cell(CellId.of(TableThreeRow.CARRIED_IN, column), in);
            cell(CellId.of(TableThreeRow.CARRIED_OUT, column), out);
            cell(CellId.of(TableThreeRow.NEW_RECEIVED, column), concluded + out - in);
        }
        for (var route : DisputeRoute.values()) {
            for (var column : DisputeColumn.values()) {
                cell(CellId.of(route, column), random.nextInt(4) == 0 ? random.nextInt(9) : 0);
            }
        }
        for (var field : TableTwoField.of(Form.forYear(year))) {
            cell(CellId.of(field), random.nextInt(2) == 0 ? random.nextInt(900) : 0);
        }
        return this;
    }

    public AnnualWork work() {
        var figures = Totals.with(Form.forYear(year), typed);
        var fields = new ArrayList<>(FigureFields.of(figures, year));
        fields.addAll(records);
        var live = fields.stream().collect(Collectors.toMap(LiveField::name, LiveField::value));
        var report = Assembly.report(
                organ.name(),
                year,
                figures,
                part -> prose.containsKey(part)
                        ? LiveText.fill(prose.get(part).text(), name -> Optional.ofNullable(live.get(name)))
                        : "");
        var opened = new AnnualState.Recorded(1, new AnnualEvent.Opened(figures.form()), new UUID(0, 1));
        return new AnnualWork(
                organ,
                year,
                AnnualState.of(List.of(opened)),
                List.of(),
                Optional.empty(),
                figures,
                prose,
                live,
                fields,
                Optional.empty(),
                report,
                Findings.of(report, Optional.empty()));
    }
}
