package org.yangguang.organ;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;

/// Registers the organs of a list, CSV or XLSX. Every row is looked at; one wrong row and none is
/// registered.
@Component
public class OrganImport {

    /// The headings of the list, in the order of its template; the first eight may not be left out.
    enum Column {
        CODE("代码"),
        PARENT("上级代码"),
        KIND("类别"),
        LEVEL("层级"),
        NAME("全称"),
        SHORT_NAME("简称"),
        UNIFIED_CODE("统一社会信用代码"),
        VALID_FROM("启用日期"),
        OFFICE("工作机构"),
        ADDRESS("办公地址"),
        POSTCODE("邮编"),
        HOURS("办公时间"),
        TELEPHONE("联系电话"),
        FAX("传真"),
        EMAIL("电子邮箱");

        private static final Set<Column> OF_OFFICE = Set.of(ADDRESS, POSTCODE, HOURS, TELEPHONE, FAX, EMAIL);

        final String heading;

        Column(String heading) {
            this.heading = heading;
        }

        boolean mayBeMissing() {
            return compareTo(OFFICE) >= 0;
        }
    }

    private static final Pattern CODE = Pattern.compile("[0-9]{6}(-[0-9]{2,3})?");
    private static final int MOST_ROWS = 20_000;

    private final Organs organs;
    private final OrganStore store;
    private final Clock clock;

    OrganImport(Organs organs, OrganStore store, Clock clock) {
        this.organs = organs;
        this.store = store;
        this.clock = clock;
    }

    /// What came of an import.
    public sealed interface Outcome {}

    public record Imported(int organs) implements Outcome {}

    public record Refused(List<Fault> faults) implements Outcome {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /// Something wrong in the list.
    ///
    /// @param line as an editor or a spreadsheet counts, from 1; 0 for the list as a whole
    /// @param column its heading; empty for the row or the list as a whole
    /// @param problem what is wrong and what to do
    public record Fault(int line, String column, String problem) {
        @Override
        public String toString() {
            return (line == 0 ? "" : "第 " + line + " 行")
                    + (column.isEmpty() ? "" : "“" + column + "”")
                    + (line == 0 ? "" : "：")
                    + problem;
        }
    }

    /// The heading row of an empty list.
    public static String template() {
        return Arrays.stream(Column.values()).map(c -> c.heading).collect(Collectors.joining(",")) + "\r\n";
    }

    @Transactional
    public Outcome read(Actor by, byte[] file) {
        var sheet = OrganSheet.of(file);
        if (!sheet.fault().isEmpty()) {
            return new Refused(List.of(new Fault(0, "", sheet.fault())));
        }
        var lines = sheet.lines().stream().filter(line -> !line.isBlank()).toList();
        if (lines.size() < 2) {
            return new Refused(List.of(new Fault(0, "", "表中没有机关。第一行应是栏目名称，从第二行起每行一个机关。")));
        }
        if (lines.size() > MOST_ROWS) {
            return new Refused(List.of(new Fault(0, "", "一次最多导入 " + MOST_ROWS + " 个机关，请分成几份。")));
        }
        var faults = new ArrayList<Fault>();
        var columns = columns(lines.getFirst(), faults);
        if (!faults.isEmpty()) {
            return new Refused(faults);
        }
        var seen = new Seen();
        var rows = lines.stream()
                .skip(1)
                .map(line -> new Row(line, columns, seen, faults).registration())
                .flatMap(Optional::stream)
                .toList();
        if (!faults.isEmpty()) {
            return new Refused(faults);
        }
        rows.forEach(row -> organs.register(by, row));
        return new Imported(rows.size());
    }

    private static Map<Column, Integer> columns(OrganSheet.Line headings, List<Fault> faults) {
        var found = new HashMap<Column, Integer>();
        for (var column : Column.values()) {
            int at = headings.cells().indexOf(column.heading);
            if (at >= 0) {
                found.put(column, at);
            } else if (!column.mayBeMissing()) {
                faults.add(new Fault(headings.number(), column.heading, "缺少这一栏。没有内容也请保留栏目名称，可从模板复制第一行。"));
            }
        }
        return found;
    }

    /// What earlier rows of the list have taken.
    private static final class Seen {
        final Set<String> codes = new HashSet<>();
        final Set<String> unifiedCodes = new HashSet<>();
    }

    /// One row being read; notes its faults as it goes.
    private final class Row {
        private final OrganSheet.Line line;
        private final Map<Column, Integer> columns;
        private final Seen seen;
        private final List<Fault> faults;
        private final int before;

        Row(OrganSheet.Line line, Map<Column, Integer> columns, Seen seen, List<Fault> faults) {
            this.line = line;
            this.columns = columns;
            this.seen = seen;
            this.faults = faults;
            this.before = faults.size();
        }

        Optional<Organs.Registration> registration() {
            var parent = parent();
            var code = code();
            var kind = oneOf(Column.KIND, OrganKind.values(), OrganKind::label);
            var level = oneOf(Column.LEVEL, OrganLevel.values(), OrganLevel::label);
            var name = text(Column.NAME, 2, 100);
            var shortName = text(Column.SHORT_NAME, 2, 30);
            var unifiedCode = unifiedCode();
            var from = validFrom();
            var office = office();
            if (faults.size() > before || kind.isEmpty() || level.isEmpty() || from.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Organs.Registration(
                    code, parent, kind.get(), level.get(), name, shortName, unifiedCode, from.get(), office));
        }

        private String at(Column column) {
            var index = columns.get(column);
            return index == null || index >= line.cells().size()
                    ? ""
                    : line.cells().get(index).strip();
        }

        private void fault(Column column, String problem) {
            faults.add(new Fault(line.number(), column.heading, problem));
        }

        private String code() {
            var code = at(Column.CODE);
            if (!CODE.matcher(code).matches()) {
                fault(Column.CODE, "应为六位行政区划代码，部门再加“-”和两三位序号，如 330110-01。现在填的是“" + code + "”。");
            } else if (!seen.codes.add(code)) {
                fault(Column.CODE, code + " 在表中出现了两次。请核对，每个机关一个代码。");
            } else if (store.byCode(code).isPresent()) {
                fault(Column.CODE, code + " 已经登记。请从表中删去这一行；名称变更请在机关登记页办理。");
            }
            return code;
        }

        private Optional<String> parent() {
            var parent = at(Column.PARENT);
            if (parent.isEmpty()) {
                return Optional.empty();
            }
            if (!seen.codes.contains(parent) && store.byCode(parent).isEmpty()) {
                fault(Column.PARENT, parent + " 没有登记，也不在前面的行中。请先列上级机关，再列下级机关。");
            }
            return Optional.of(parent);
        }

        private <T> Optional<T> oneOf(Column column, T[] values, Function<T, String> label) {
            var text = at(column);
            var found = Arrays.stream(values)
                    .filter(v -> label.apply(v).equals(text))
                    .findFirst();
            if (found.isEmpty()) {
                var words = Arrays.stream(values).map(label).collect(Collectors.joining("、"));
                fault(column, "应为其中之一：" + words + "。现在填的是“" + text + "”。");
            }
            return found;
        }

        private String text(Column column, int least, int most) {
            var text = at(column);
            int length = text.codePointCount(0, text.length());
            if (length < least || length > most) {
                fault(column, "应为 " + least + " 至 " + most + " 个字，现在有 " + length + " 个。");
            }
            return text;
        }

        private Optional<String> unifiedCode() {
            var text = at(Column.UNIFIED_CODE);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            return switch (UnifiedCode.parse(text)) {
                case UnifiedCode.Invalid(var message) -> {
                    fault(Column.UNIFIED_CODE, message + "。暂时没有的可以留空。");
                    yield Optional.empty();
                }
                case UnifiedCode.Valid(var code) -> {
                    if (!seen.unifiedCodes.add(code.value()) || store.hasUnifiedCode(code.value())) {
                        fault(Column.UNIFIED_CODE, code.value() + " 已属于另一个机关。请核对，或暂时留空。");
                    }
                    yield Optional.of(code.value());
                }
            };
        }

        private Optional<LocalDate> validFrom() {
            var text = at(Column.VALID_FROM);
            try {
                var day = LocalDate.parse(text);
                if (day.isAfter(LocalDate.now(clock))) {
                    fault(Column.VALID_FROM, day + " 还没有到。请到当天再登记，或填写已经过去的日期。");
                }
                return Optional.of(day);
            } catch (DateTimeParseException e) {
                fault(Column.VALID_FROM, "应写作 2019-05-15 这样的日期。现在填的是“" + text + "”。");
                return Optional.empty();
            }
        }

        /// What is not filled in stays empty; the guide says so.
        private Optional<DisclosureOffice> office() {
            var name = at(Column.OFFICE);
            if (name.isEmpty()) {
                if (Column.OF_OFFICE.stream().anyMatch(column -> !at(column).isEmpty())) {
                    fault(Column.OFFICE, "填了联系方式，没有填工作机构名称。请补上，如“某某局办公室”。");
                }
                return Optional.empty();
            }
            return Optional.of(new DisclosureOffice(
                    name,
                    at(Column.ADDRESS),
                    at(Column.POSTCODE),
                    at(Column.HOURS),
                    at(Column.TELEPHONE),
                    at(Column.FAX),
                    at(Column.EMAIL),
                    ""));
        }
    }
}
