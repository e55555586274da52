package org.yangguang.office;

import java.util.Map;
import java.util.stream.Collectors;

/// The stable words of the trail as an auditor reads them. A word not listed is shown as it stands.
public final class AuditWords {

    private static final String ACTIONS = """
            sign-in 登录
            account.propose 提出账号
            account.propose-anew 提出重新启用账号
            account.approve 批准账号
            account.activate 启用账号
            account.close 停用账号
            account.demo 建立演示账号
            audit.read 查看留痕
            audit.export 导出留痕
            audit.verify 核验留痕
            calendar.enter 录入放假通知
            calendar.approve 批准放假通知
            calendar.local 录入地方放假
            organ.register 登记机构
            organ.rename 机构更名
            organ.merge 机构并入
            organ.office 填写公开工作机构
            report.publish 公布年度报告
            annual.Returned 退回年度报告
            annual.Cleared 核准年度报告
            annual.Reopened 重新核对年度报告
            annual.local-date 设定年报本地日期
            annual.duty 年报缓报、免报
            annual.remind 年报催报
            request.submit 提交申请
            request.enter 登记申请
            request.register 确认收到并编号
            request.assign 指定承办人
            request.export 导出申请清单
            request.unlock 查询申请
            request.read-file 查看附件
            request.read-identity 查看完整证件号码
            request.draft 保存答复稿
            request.submit-reply 送审答复
            request.return-reply 退回答复
            request.pass-reply 审签通过答复
            request.sign 签发答复
            request.chain 设置审签环节
            request.route 内部转办
            request.route-answer 反馈转办
            request.route-recall 收回转办
            organ.unit 设置业务处室
            delegation.make 授权代行
            delegation.revoke 撤销授权代行
            request.recount 重新计算期限
            request.SupplementNotified 告知补正
            request.SupplementReceived 收到补正
            request.ConsultationSent 征求意见
            request.ConsultationReached 征求意见函送到
            request.ConsultationAnswered 收到意见
            request.Extended 延长答复期限
            request.FeeNotified 通知缴费
            request.FeeNoticeReached 缴费通知送到
            request.FeePaid 缴费
            request.ReasonsAsked 要求说明理由
            request.ReasonsReceived 收到理由说明
            request.Deferred 延迟答复
            request.Served 送达
            request.Withdrawn 撤回申请
            request.Abandoned 终止办理
            release.add 添加拟公开材料
            release.find 查找要遮盖的词语
            release.cover 遮盖
            release.accept 采纳遮盖提示
            release.remove 取消遮盖
            release.restore 恢复遮盖
            release.entitle 更改公开名称
            release.aside 改定材料是否提供
            release.make 生成公开件
            release.read-original 查看材料原件
            request.dismiss-finding 不采纳文书质检建议
            request.letter 出具文书
            request.void-letter 文书作废
            template.draft 修改文书范本
            template.approve 批准文书范本
            template.return 退回文书范本
            template.setting 设置文号和计入规则
            dispute.register 登记复议诉讼案件
            dispute.Answered 登记答复答辩
            dispute.HearingSet 登记开庭
            dispute.EvidenceListed 编辑证据清单
            dispute.Decided 登记裁决
            dispute.Appealed 登记上诉
            dispute.AppealDecided 登记二审裁判
            dispute.RepliedAnew 登记重新答复
            dispute.Annulled 注销复议诉讼案件
            """;

    private static final Map<String, String> LABELS = ACTIONS.lines()
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toUnmodifiableMap(words -> words[0], words -> words[1]));

    private AuditWords() {}

    public static String action(String word) {
        return LABELS.getOrDefault(word, word);
    }
}
