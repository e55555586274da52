package org.yangguang.report.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.report.rollup.OrganTree.Kind;

class OrganTreeFileTest {

    private static OrganTree tree(String text) {
        var result = OrganTreeFile.read(text);
        assertThat(result).isInstanceOf(OrganTreeFile.Tree.class);
        return ((OrganTreeFile.Tree) result).root();
    }

    private static List<String> faults(String text) {
        var result = OrganTreeFile.read(text);
        assertThat(result).isInstanceOf(OrganTreeFile.Faulty.class);
        return ((OrganTreeFile.Faulty) result).faults();
    }

    @Test
    @DisplayName("机关,上级,层级,是否垂管；最上级可以不单列一行")
    void readsTheTree() {
        var root = tree("""
                \ufeff机关,上级,层级,是否垂管
                "云山县,商务局",云山县人民政府,部门,否
                云山县政府办公室,云山县人民政府,本级
                云山县税务局，云山县人民政府，部门，是
                西溪镇人民政府,云山县人民政府

                西溪镇农业站,西溪镇人民政府
                """);
        assertThat(root.organ()).isEqualTo("云山县人民政府");
        assertThat(root.parts().stream().map(OrganTree::kind))
                .containsExactly(Kind.PART, Kind.OWN, Kind.VERTICAL, Kind.PART);
        assertThat(root.parts().getLast().parts()).containsExactly(OrganTree.of("西溪镇农业站"));
    }

    @Test
    @DisplayName("名称写明“本级”的，不写层级也认得")
    void ownIsKnownByItsName() {
        assertThat(tree("云山县人民政府（本级）,云山县人民政府").parts().getFirst().kind()).isEqualTo(Kind.OWN);
    }

    @Test
    @DisplayName("错在哪一行、怎样错，说清楚")
    void faultsAreToldWithTheirLine() {
        assertThat(faults("")).containsExactly("清单里没有机关。每行写“机关,上级”，例：云山县商务局,云山县人民政府。");
        assertThat(faults("甲局,县\n甲局,县")).containsExactly("第 2 行：“甲局”在第 1 行已经写过。");
        assertThat(faults("甲局,甲局")).containsExactly("第 1 行：“甲局”的上级写成了它自己。");
        assertThat(faults(",县")).containsExactly("第 1 行：没有写机关。");
        assertThat(faults("\"甲局,县")).containsExactly("第 1 行：引号不成对，或者一行太长。");
        assertThat(faults("甲局,甲县\n乙局,乙县").getFirst()).contains("2 个最上级：甲县、乙县");
        assertThat(faults("甲,乙\n乙,甲").getFirst()).contains("绕成了圈");
        assertThat(faults("甲,县\n乙,丙\n丙,乙").getFirst()).contains("第 2 行", "绕成了圈");
        assertThat(faults("\"" + "\"\"".repeat(100_000) + "\",县").getFirst()).contains("一行太长");
    }

    @Test
    @DisplayName("一条链太深的不往下走")
    void aVeryDeepChainIsRefused() {
        var chain = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            chain.append("机").append(i + 1).append(",机").append(i).append('\n');
        }
        assertThat(faults(chain.toString()).getFirst()).contains("层");
    }
}
