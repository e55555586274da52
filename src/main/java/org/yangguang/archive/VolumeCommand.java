package org.yangguang.archive;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// `volume verify FILE.zip` on the command line: needs neither the database nor the key file.
///
/// Exit code 0 when the volume is intact, 1 when something differs, 2 when it cannot be read.
public final class VolumeCommand {

    private static final int USAGE = 64;

    private static final String HELP = """
            用法：bin/yangguang volume verify 文件.zip [--fingerprint 指纹]

              核验导出的案卷：各文件与目录是否一致、经过是否相接、签名是否成立。不需要数据库，不联网。
              --fingerprint  门户“案卷核验”页公布的公钥指纹；给出的，一并核对案卷是否由该系统出具

            退出码：0 完整；1 有改动，逐项列出；2 不能读取；64 用法有误
            """;

    private VolumeCommand() {}

    public static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length == 1 && (args[0].equals("--help") || args[0].equals("-h"))) {
            out.print(HELP);
            return 0;
        }
        boolean pinned = args.length == 4 && args[2].equals("--fingerprint");
        if (!(args.length == 2 || pinned) || !args[0].equals("verify")) {
            err.print(HELP);
            return USAGE;
        }
        var file = Path.of(args[1]);
        if (!Files.isRegularFile(file)) {
            err.println("没有这个文件：" + file);
            return 2;
        }
        try {
            return report(VolumeCheck.check(file, pinned ? Optional.of(args[3]) : Optional.empty()), pinned, out, err);
        } catch (IOException e) {
            err.println("不能读取 " + file + "，请检查文件权限：" + Arrays.toString(e.getSuppressed()));
            return 2;
        }
    }

    private static int report(VolumeCheck.Result result, boolean pinned, PrintStream out, PrintStream err) {
        return switch (result) {
            case VolumeCheck.Intact intact -> {
                out.println("案卷完整：" + intact.organ() + "，申请编号 " + intact.number() + "，文件 " + intact.files() + " 个，经过 "
                        + intact.events() + " 项相接，签名成立。");
                out.println("公钥指纹：" + intact.fingerprint());
                out.println(pinned ? "与所给的指纹一致。" : "请与门户“案卷核验”页公布的指纹核对，一致的才是该机关的系统出具的。");
                intact.notes().forEach(note -> out.println("说明：" + note + "。"));
                yield 0;
            }
            case VolumeCheck.Differs(var faults) -> {
                out.println("案卷与出具时不一致，发现 " + faults.size() + " 处：");
                faults.forEach(fault -> out.println("  · " + fault));
                yield 1;
            }
            case VolumeCheck.NotAVolume(var message) -> {
                err.println("不能核验：" + message + "。");
                yield 2;
            }
        };
    }
}
