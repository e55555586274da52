package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.yangguang.archive.VolumeCheck;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.dispute.DisputeDesk;
import org.yangguang.dispute.DisputeEvent;
import org.yangguang.dispute.DisputeKind;
import org.yangguang.dispute.DisputeParties;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.request.Desk;

/// A request is filed, its volume taken out and checked, held, and in the end destroyed by three persons.
class ArchivePagesTest extends CaseFlows {

    private static final String ORGAN = "330110-01";

    @Autowired
    DisputeDesk disputes;

    @Value("${yangguang.database-url}")
    String databaseUrl = "";

    @TempDir
    Path folder = Path.of("");

    ArchivePagesTest() {
        super(ORGAN);
    }

    private String withdrawn() {
        on("2026-09-07");
        var path = entered("IN_PERSON");
        on("2026-09-18");
        done(clerk, path, "withdraw", Map.of("declaration", "WRITTEN"));
        done(clerk, path, "serve", Map.of("method", "POSTAL", "carrier", "POST", "number", "XA12345678901"));
        return path;
    }

    private void file(String path, String period) {
        var version = get(clerk, path + "/archive")
                .html()
                .select("input[name=version]")
                .val();
        assertThat(post(clerk, path + "/archive", Map.of("version", version, "period", period))
                        .redirect())
                .isEqualTo(path + "/archive");
    }

    @Test
    @DisplayName("第四十五条：办结送达后归档；案卷导出须写明用途，离线核验完整，同样的案卷同样的字节")
    void aVolumeIsFiledAndTakenOut() throws IOException {
        var path = withdrawn();
        assertThat(post(
                                clerk,
                                path + "/proofs",
                                Map.of("proofKind", "CALL_NOTE", "proofOn", "2026-09-07", "proofWords", "申请人来电确认"))
                        .redirect())
                .isEqualTo(path);
        var form = get(clerk, path).html().select("#post input[name=form]").val();
        assertThat(post(clerk, path + "/messages", Map.of("form", form, "text", "撤回告知书今日寄出。"))
                        .status())
                .isEqualTo(302);
        assertThat(get(clerk, "/office/archive").html().select("a[href=" + path + "/archive]"))
                .isNotEmpty();
        file(path, "Y10");
        var page = get(clerk, path + "/archive");
        assertThat(page.text()).contains("10年", "至2036年12月31日", "已撤回，已归档");
        assertThat(post(clerk, path + "/archive", Map.of("version", "9", "period", "Y10"))
                        .status())
                .isEqualTo(422);

        assertThat(post(clerk, path + "/volume", Map.of()).faultAt("purpose")).contains("导出用途");
        var zip = taken(path);
        assertThat(zip).isEqualTo(taken(path));
        var file = Files.write(folder.resolve("v.zip"), zip);
        var fingerprint = get(clerk, "/volumes").html().select(".num-code").text();
        assertThat(VolumeCheck.check(file, Optional.of(fingerprint)))
                .isInstanceOfSatisfying(VolumeCheck.Intact.class, intact -> {
                    assertThat(intact.events()).isEqualTo(4);
                    assertThat(intact.notes()).isEmpty();
                });
        var names = new ArrayList<String>();
        var text = new StringBuilder();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().matches(".*\\.(json|jsonl|html|txt)")) {
                    text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        assertThat(names)
                .contains(
                        "01-申请/申请表.pdf",
                        "03-文书/02.pdf",
                        "04-送达/01.json",
                        "05-经过/003.json",
                        "目录.pdf",
                        "08-留痕/操作留痕.jsonl",
                        "01-申请/收到凭证.json",
                        "09-往来/往来.json");
        assertThat(text)
                .contains(
                        "11010519491231002X",
                        "XA12345678901",
                        "request.Served",
                        "\"title\" : \"归档\"",
                        "申请人来电确认",
                        "撤回告知书今日寄出")
                .doesNotContain("archive.export");
    }

    private byte[] taken(String path) {
        var answer = post(clerk, path + "/volume", Map.of("purpose", "应人民法院要求提交证据"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.result().getResponse().getContentAsByteArray();
    }

    @Test
    @DisplayName("归档以后经过被改动的，案卷不能导出，并且留痕")
    void aVolumeWhoseEventsWereChangedIsNotHandedOut() {
        var path = withdrawn();
        file(path, "Y30");
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        asOwner("update request_event set data = jsonb_set(data, '{on}', '\"2026-09-17\"') where request_id = '" + id
                + "' and type = 'Served'");
        var answer = post(clerk, path + "/volume", Map.of("purpose", "应人民法院要求提交证据"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("与现在的不一致", "核验操作留痕");
    }

    @Test
    @DisplayName("保管期满不自动销毁：冻结、未审结的复议不能销毁；一人提出、另外两人批准，此后只留计数")
    void aVolumeIsDestroyedByThreePersonsOnly() {
        var path = withdrawn();
        file(path, "Y10");
        var reviewer = officer(ORGAN, Duty.REVIEWER);
        assertThat(post(clerk, path + "/dispose", Map.of()).text()).contains("保管期限未满");

        // The database counts its own days: the period is moved to the past instead of the clock ahead.
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        asOwner("update archive_volume set keep_until = date '2026-09-30' where request_id = '" + id + "'");
        on("2026-10-09");
        assertThat(get(clerk, "/office/archive?view=over").html().select("a[href=" + path + "/archive]"))
                .isNotEmpty();
        post(clerk, path + "/hold", Map.of("reason", "纪检监察机关调阅"));
        assertThat(get(clerk, path + "/archive").text()).contains("2026年10月9日冻结：纪检监察机关调阅");
        assertThat(post(clerk, path + "/dispose", Map.of()).text()).contains("已冻结，解除之前不能销毁");
        var hold =
                get(signer, path + "/archive").html().select("input[name=hold]").val();
        assertThat(post(signer, path + "/release", Map.of("hold", hold)).redirect())
                .isEqualTo(path + "/archive");

        disputed(id);
        assertThat(post(clerk, path + "/dispose", Map.of()).text()).contains("尚未审结的行政复议");
        closeDispute(id);

        assertThat(post(clerk, path + "/dispose", Map.of()).redirect()).isEqualTo(path + "/archive");
        assertThat(post(asApprover(clerk), path + "/dispose-approval", Map.of()).text())
                .contains("三个不同的人");
        assertThat(post(signer, path + "/dispose-approval", Map.of()).redirect())
                .isNotEmpty();
        assertThat(post(signer, path + "/dispose-approval", Map.of()).text()).contains("三个不同的人");
        assertThat(get(clerk, path).text()).contains("林晓岚");
        assertThat(post(reviewer, path + "/dispose-approval", Map.of()).redirect())
                .isNotEmpty();
        var page = get(clerk, path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("（已按保管期限销毁）", "办理经过").doesNotContain("林晓岚", "13800138000");
        assertThat(get(clerk, "/office/requests?view=concluded").status()).isEqualTo(200);
        assertThat(post(clerk, path + "/volume", Map.of("purpose", "再次导出")).text())
                .contains("已经销毁");
    }

    private Officer asApprover(Officer same) {
        return new Officer(
                same.account(),
                "tester",
                "周宁",
                same.organId(),
                ORGAN,
                same.organName(),
                Set.of(Duty.SIGNER),
                same.scope());
    }

    private void disputed(UUID request) {
        var organ = organs.byCode(ORGAN).orElseThrow();
        var hand = new Desk.Hand(UUID.randomUUID(), new Actor("test", "承办", ORGAN, ""));
        Scope.of(DatabaseRole.OFFICE, Set.of(organ.id())).run(() -> {
            var result = disputes.register(
                    hand,
                    organ.id(),
                    UUID.randomUUID(),
                    new DisputeDesk.Registration(
                            new DisputeEvent.Registered(
                                    DisputeKind.RECONSIDERATION,
                                    DisputeEvent.Procedure.GENERAL,
                                    LocalDate.of(2026, 10, 8)),
                            Optional.of(request),
                            Optional.empty(),
                            "杭州市人民政府",
                            "杭政复〔2026〕" + request.toString().substring(0, 4) + "号",
                            new DisputeParties("林晓岚", true, "撤回告知书")));
            assertThat(result).isInstanceOf(DisputeDesk.Result.Done.class);
        });
    }

    private void closeDispute(UUID request) {
        asOwner("update dispute_case set request_id = null, request_number = null where request_id = '" + request
                + "'");
    }

    /// As somebody with the database in hand, whom the application's own roles do not stop.
    private void asOwner(String statement) {
        OwnerSql.run(databaseUrl, statement);
    }
}
