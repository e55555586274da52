package org.yangguang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private static final Path MAP = Path.of("docs", "modules.md");

    private final ApplicationModules modules = ApplicationModules.of(Yangguang.class);

    @Test
    @DisplayName("模块只向下调用，不成环")
    void modulesKeepTheirWalls() {
        modules.verify();
        assertThat(modules.stream().map(m -> m.getIdentifier().toString())).contains("request", "report", "law");
    }

    @Test
    @DisplayName("docs/modules.md 与代码一致")
    void theMapInTheDocsIsTheCode() throws IOException {
        var map = new StringBuilder(
                "# 模块图\n\n由 `ModularityTests` 生成：`APPROVE=true` 运行该测试即更新。箭头指向被调用的模块。\n\n```mermaid\ngraph TD\n");
        modules.stream()
                .map(m -> m.getIdentifier().toString())
                .sorted()
                .forEach(name -> map.append("  ").append(name).append('\n'));
        modules.stream()
                .sorted(java.util.Comparator.comparing(m -> m.getIdentifier().toString()))
                .forEach(module -> dependencies(module)
                        .forEach(target -> map.append("  ")
                                .append(module.getIdentifier())
                                .append(" --> ")
                                .append(target)
                                .append('\n')));
        map.append("```\n");
        if ("true".equals(System.getenv("APPROVE"))) {
            Files.writeString(MAP, map);
        }
        assertThat(Files.readString(MAP)).isEqualTo(map.toString());
    }

    private TreeSet<String> dependencies(ApplicationModule module) {
        return module.getDirectDependencies(modules)
                .uniqueModules()
                .map(m -> m.getIdentifier().toString())
                .filter(name -> !name.equals(module.getIdentifier().toString()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
