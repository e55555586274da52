package org.yangguang.report.checking;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;

/// A report that is a sum, with what it is the sum of.
///
/// @param parent the summed report
/// @param own what the organ itself adds: 本级; empty if it adds nothing
/// @param children every organ that has to report
/// @param documents 规范性文件 named by those who counted them; empty if not known
/// @param transfers requests passed from one organ to another; empty if not known
public record SummedReport(
        AnnualReport parent,
        Map<CellId, Cell> own,
        List<Child> children,
        List<CountedDocument> documents,
        List<Transfer> transfers) {

    public SummedReport {
        own = Map.copyOf(own);
        children = List.copyOf(children);
        documents = List.copyOf(documents);
        transfers = List.copyOf(transfers);
    }

    public SummedReport(AnnualReport parent, Map<CellId, Cell> own, List<Child> children) {
        this(parent, own, children, List.of(), List.of());
    }

    /// One organ below.
    public sealed interface Child {
        String organ();

        record Reported(String organ, Map<CellId, Cell> cells) implements Child {
            public Reported {
                cells = Map.copyOf(cells);
            }
        }

        /// Reported, but with errors that must not go up.
        ///
        /// @param errors the findings of level ERROR
        record Failing(String organ, Map<CellId, Cell> cells, List<Finding> errors) implements Child {
            public Failing {
                cells = Map.copyOf(cells);
                errors = List.copyOf(errors);
            }
        }

        /// Has not reported.
        record Missing(String organ) implements Child {}

        /// The value of a cell, where it is known.
        default Optional<BigDecimal> value(CellId id) {
            return switch (this) {
                case Reported(var _, var cells) -> known(cells, id);
                case Failing(var _, var cells, var _) -> known(cells, id);
                case Missing _ -> Optional.empty();
            };
        }
    }

    /// A document one organ counted.
    ///
    /// @param maker who issued it: the government, where a department only drafted it
    public record CountedDocument(String title, String countedBy, String maker) {}

    /// A request passed on; the organ that replied counts it.
    ///
    /// @param countedBy who counted it
    /// @param repliedBy who replied; both, if both did
    public record Transfer(String request, List<String> countedBy, List<String> repliedBy) {
        public Transfer {
            countedBy = List.copyOf(countedBy);
            repliedBy = List.copyOf(repliedBy);
        }
    }

    List<Child.Missing> missing() {
        return children.stream()
                .filter(Child.Missing.class::isInstance)
                .map(Child.Missing.class::cast)
                .toList();
    }

    Optional<BigDecimal> ownValue(CellId id) {
        return known(own, id);
    }

    private static Optional<BigDecimal> known(Map<CellId, Cell> cells, CellId id) {
        return Optional.ofNullable(
                Objects.requireNonNullElse(cells.get(id), Cell.NOT_THERE).value());
    }
}
