package org.yangguang.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;

class OutcomeTests {

    @Test
    @DisplayName("21 种结果与表三叶子行一一对应，顺序、标签相同")
    void outcomesAreTheLeavesOfTableThree() {
        var leaves = TableThreeRow.leaves(Form.FMT_2021);
        assertThat(Arrays.stream(Outcome.values()).map(Outcome::code))
                .containsExactlyElementsOf(
                        leaves.stream().map(TableThreeRow::code).toList());
        for (var outcome : Outcome.values()) {
            var row = leaves.get(outcome.ordinal());
            assertThat(row.label()).contains(outcome.label());
            assertThat(outcome.group().label())
                    .isEqualTo(
                            row.group().heading().isEmpty()
                                    ? row.label().replaceAll("（区分.*", "")
                                    : row.group().heading());
        }
    }

    @Test
    void applicantKindsAreTheColumnsOfTableThree() {
        assertThat(Arrays.stream(ApplicantKind.values()).map(k -> k.code() + k.label()))
                .containsExactlyElementsOf(Arrays.stream(ApplicantColumn.values())
                        .filter(c -> c != ApplicantColumn.TOTAL)
                        .map(c -> c.code() + c.label())
                        .toList());
    }
}
