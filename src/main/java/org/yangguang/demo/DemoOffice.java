package org.yangguang.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Duty;
import org.yangguang.organ.Organs;
import org.yangguang.request.Desk;

/// Staff of the demonstration with random passwords, printed once, and the requests on their desks.
@Component
@Order(2)
@ConditionalOnProperty(name = "yangguang.demo", havingValue = "true")
class DemoOffice implements ApplicationRunner {

    static final String BUREAU = "330110-01";
    static final String GOVERNMENT = "330110";

    private final Accounts accounts;
    private final Organs organs;
    private final DemoRequests requests;
    private final DemoSignOff signOffs;
    private final DemoDisputes disputes;
    private final DemoApplicants applicants;
    private final DemoLedgers ledgers;
    private final DemoPublication publication;
    private final DemoAnnual annual;
    private final Environment environment;

    DemoOffice(
            Accounts accounts,
            Organs organs,
            DemoRequests requests,
            DemoSignOff signOffs,
            DemoDisputes disputes,
            DemoApplicants applicants,
            DemoLedgers ledgers,
            DemoPublication publication,
            DemoAnnual annual,
            Environment environment) {
        this.accounts = accounts;
        this.organs = organs;
        this.requests = requests;
        this.signOffs = signOffs;
        this.disputes = disputes;
        this.applicants = applicants;
        this.ledgers = ledgers;
        this.publication = publication;
        this.annual = annual;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var passwords = new LinkedHashMap<String, String>();
        var followed = "";
        if (!accounts.any()) {
            int bureau = organs.byCode(BUREAU).orElseThrow().id();
            int government = organs.byCode(GOVERNMENT).orElseThrow().id();
            put(passwords, "shouli", "受理、登记", bureau, "周受理", Duty.INTAKE, Duty.HANDLER);
            put(passwords, "chengban", "承办、拟稿", DemoRequests.HANDLER, bureau, "陈承办", Duty.HANDLER);
            put(passwords, "fazhi", "法制审核", DemoSignOff.REVIEWER, bureau, "方法制", Duty.REVIEWER);
            put(passwords, "baomi", "保密审查", DemoSignOff.SECRECY_REVIEWER, bureau, "鲍保密", Duty.SECRECY_REVIEWER);
            put(passwords, "qianfa", "签发", DemoRequests.SIGNER, bureau, "钱签发", Duty.SIGNER);
            put(passwords, "fabu", "发布、导入年报", DemoLedgers.PUBLISHER, bureau, "傅发布", Duty.PUBLISHER, Duty.ORGAN_ADMIN);
            put(passwords, "zhuguan", "主管部门", DemoAnnual.SUPERVISOR, government, "朱主管", Duty.SUPERVISOR);
            put(passwords, "zfchengban", "区政府年报编制", government, "郑编制", Duty.HANDLER);
            put(passwords, "zfshenhe", "区政府年报校核", government, "郑校核", Duty.REVIEWER);
            put(passwords, "zfqianfa", "区政府年报审定", government, "郑审定", Duty.SIGNER);
            put(passwords, "zffabu", "区政府年报公布", government, "郑公布", Duty.PUBLISHER);
            put(passwords, "xitong", "系统管理员", government, "席系统", Duty.SYSTEM_ADMIN);
            put(passwords, "anquan", "安全管理员", government, "安安全", Duty.SECURITY_ADMIN);
            put(passwords, "shenji", "审计管理员", government, "沈审计", Duty.AUDIT_ADMIN);
            requests.tell();
            signOffs.tell();
            disputes.tell();
            applicants.tell();
            publication.tell();
            followed = ledgers.tell();
            annual.tell();
        }
        print(passwords, followed);
    }

    private void put(
            Map<String, String> passwords, String login, String purpose, int organ, String name, Duty... duties) {
        passwords.put(login + "\t" + purpose, accounts.demo(organ, login, name, Set.of(duties)));
    }

    /// A person of the story told before anybody signs in.
    private void put(
            Map<String, String> passwords,
            String login,
            String purpose,
            Desk.Hand hand,
            int organ,
            String name,
            Duty... duties) {
        passwords.put(login + "\t" + purpose, accounts.demo(hand.account(), organ, login, name, Set.of(duties)));
    }

    private void print(Map<String, String> passwords, String followed) {
        var url = "http://127.0.0.1:" + environment.getProperty("local.server.port", "8080");
        var text = new StringBuilder("\n阳光公开演示已启动\n  公众门户  " + url + "/\n  工作台    " + url + "/office/\n");
        if (passwords.isEmpty()) {
            text.append("  账号的口令只在首次启动时显示。忘记了的，停止后删除数据目录再启动。\n");
        } else {
            text.append("  账号（口令随机生成，只显示这一次；演示不要求动态口令）：\n");
            passwords.forEach(
                    (who, password) -> text.append("    %-22s %s%n".formatted(who.replace("\t", "  "), password)));
        }
        if (!followed.isEmpty()) {
            text.append("  查询一件已答复的申请（")
                    .append(url)
                    .append("/requests）：")
                    .append(followed)
                    .append("\n");
        }
        text.append("  按 Ctrl+C 停止。\n");
        System.out.println(text);
    }
}
