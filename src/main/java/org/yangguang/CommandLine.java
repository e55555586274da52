package org.yangguang;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.yangguang.archive.VolumeCommand;
import org.yangguang.audit.AuditCommand;
import org.yangguang.calendar.CalendarCommand;
import org.yangguang.calendar.Calendars;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.database.Database;
import org.yangguang.database.Settings;
import org.yangguang.report.cli.ReportCommand;
import org.yangguang.request.calculator.ClockCommand;
import org.yangguang.request.calculator.FeeCommand;
import org.yangguang.vault.Secrets;

/// The words after `bin/yangguang`. What a person reads here is Chinese; what a script needs is the
/// exit code.
final class CommandLine {

    private static final int USAGE = 64;

    private static final String HELP = """
            用法：bin/yangguang 命令 [参数]

              demo                   启动演示：内置数据库、演示区域和演示账号，打开 http://127.0.0.1:8080/
              serve                  正式启动。首次启动在控制台给出一次性初始化链接
              migrate                只建库、升级数据库结构，然后退出
              verify-audit           核验操作留痕的校验链；有问题时退出码为 1
              calendar list|check|enter
                                     查看、核对、录入次年放假通知；录入后待安全管理员批准
              volume verify 文件.zip 核验导出的案卷，不需要数据库；有改动时退出码为 1
              report read 文件…      读取已公布的年度报告；report --help 有详细说明
              clock                  答复期限计算器，逐件或批量；clock --help 有详细说明
              fee --items|--pages N  信息处理费计算
              --help, --version

            环境变量：
              YANGGUANG_PORT         端口，默认 8080
              YANGGUANG_ADDRESS      监听地址，默认 127.0.0.1；对外服务请置于 HTTPS 反向代理之后
              YANGGUANG_DATA         数据目录，默认 data/
              YANGGUANG_DATABASE_URL 外部 PostgreSQL（15 及以上），不设则使用内置数据库
              YANGGUANG_SECRETS      密钥文件，默认在数据目录内
              YANGGUANG_HTTPS        经 HTTPS 访问时设为 true
            """;

    private CommandLine() {}

    static void main(String[] args) {
        int code = run(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(String[] args) {
        warningsOnly();
        var command = args.length == 0 ? "--help" : args[0];
        var rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        return switch (command) {
            case "demo" -> start(true, rest);
            case "serve" -> start(false, rest);
            case "migrate" -> migrate();
            case "verify-audit" -> AuditCommand.run(Settings.fromEnvironment(), System.out);
            case "calendar" -> calendar(rest);
            case "volume" -> VolumeCommand.run(rest, System.out, System.err);
            case "report" -> report(rest);
            case "clock" -> ClockCommand.run(rest, System.in, System.out, System.err, _ -> WorkingDays.bundled());
            case "fee" -> FeeCommand.run(rest, System.out, System.err);
            case "--help", "-h", "help" -> say(HELP, 0);
            case "--version", "version" -> say("阳光公开 " + Version.NUMBER + "\n", 0);
            default -> say("没有“" + command + "”这个命令。\n\n" + HELP, USAGE);
        };
    }

    private static int start(boolean demo, String[] args) {
        var settings = Settings.fromEnvironment();
        var refusal = refuseToMixDemoAndReal(demo, settings.data());
        if (!refusal.isEmpty()) {
            return say(refusal, 1);
        }
        var application = new SpringApplication(Yangguang.class);
        application.setDefaultProperties(Map.of("yangguang.demo", demo));
        try {
            application.run(args);
            return 0;
        } catch (RuntimeException e) {
            return say("没有启动成功：" + innermost(e).getMessage() + "\n", 1);
        }
    }

    /// Demo accounts have no second factor: they must never stand beside real ones.
    private static String refuseToMixDemoAndReal(boolean demo, Path data) {
        var mark = data.resolve("DEMO");
        var used = Files.exists(data.resolve("secrets")) || Files.exists(data.resolve("postgres"));
        if (demo && used && !Files.exists(mark)) {
            return "数据目录 " + data + " 已用于正式服务，不能在其上启动演示。请另设 YANGGUANG_DATA。\n";
        }
        if (!demo && Files.exists(mark)) {
            return "数据目录 " + data + " 是演示数据，不能用于正式服务。请另设 YANGGUANG_DATA，或删除该目录后重试。\n";
        }
        if (demo && !Files.exists(mark)) {
            try {
                Files.createDirectories(data);
                Files.writeString(mark, "演示数据，可随时删除。\n");
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write to " + data, e);
            }
        }
        return "";
    }

    /// Commands speak for themselves; only what went wrong is logged. The application sets its own levels.
    private static void warningsOnly() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.WARN);
        }
    }

    private static int report(String[] args) {
        return ReportCommand.run(args, System.out, System.err);
    }

    /// Runs within the application, without its web part.
    private static int calendar(String[] args) {
        var application = new SpringApplication(Yangguang.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        application.setDefaultProperties(Map.of("logging.level.org.yangguang", "WARN"));
        try (var context = application.run()) {
            return CalendarCommand.run(context.getBean(Calendars.class), List.of(args), System.out);
        } catch (RuntimeException e) {
            return say("没有成功：" + innermost(e).getMessage() + "\n", 1);
        }
    }

    private static int migrate() {
        var settings = Settings.fromEnvironment();
        try (var database =
                Database.open(settings.data(), settings.databaseUrl(), Secrets.open(settings.keyFile()), false)) {
            return say("数据库结构已是最新：" + database.address() + "\n", 0);
        } catch (RuntimeException e) {
            return say("没有成功：" + innermost(e).getMessage() + "\n", 1);
        }
    }

    private static Throwable innermost(Throwable fault) {
        var current = fault;
        while (current.getCause() != null && current.getCause() != current) {
            current = current.getCause();
        }
        return current;
    }

    private static int say(String text, int code) {
        (code == 0 ? System.out : System.err).print(text);
        return code;
    }
}
