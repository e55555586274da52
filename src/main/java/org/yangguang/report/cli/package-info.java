/// 命令行：`report read` 把年报读成 JSON，`report check` 列出校验结果。
@NullMarked
@NamedInterface("cli")
package org.yangguang.report.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
