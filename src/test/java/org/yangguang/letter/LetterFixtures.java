package org.yangguang.letter;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A case with made-up people, and every fact the letters ask for.
final class LetterFixtures {
    static final LetterTemplates TEMPLATES = LetterTemplates.standard();

    private LetterFixtures() {}

    static Map<String, String> facts() {
        var facts = new HashMap<String, String>();
        facts.put("申请人", "李明");
        facts.put("称呼", "你");
        facts.put("申请编号", "2026-0142");
        facts.put("收到日期", "2026年10月22日");
        facts.put("收到日依据", "通过互联网渠道提交，为双方确认之日（《条例》第三十一条第（三）项）");
        facts.put("提交渠道", "政府信息公开平台");
        facts.put("申请内容", "澄湖区2025年度商贸流通专项资金分配方案。");
        facts.put("答复到期日", "2026年11月19日");
        facts.put("查询方式", "电话0000-6208 0001；平台“查询我的申请”");
        facts.put("补正事项", "1.未写明所需方案的印发机关或者文号；\n2.未写明获取信息的方式。");
        facts.put("补正指引", "可以写明文件标题、文号、印发时间之一，便于查询。");
        facts.put("补正期限", "2026年11月9日");
        facts.put("补正材料提交方式", "澄湖区人民路1号政务服务中心三楼，或者原提交渠道");
        facts.put("原答复到期日", "2026年11月19日");
        facts.put("延期理由", "涉及的文件数量较多，需要逐件核对");
        facts.put("延长工作日数", "20");
        facts.put("延长后到期日", "2026年12月17日");
        facts.put("第三方", "澄湖某商贸有限公司");
        facts.put("第三方称呼", "你单位");
        facts.put("涉及信息", "《2025年度专项资金申报书》中的供货价格表。");
        facts.put("涉及权益", "商业秘密。");
        facts.put("意见送交方式", "邮寄或者当面送交澄湖区人民路1号政务服务中心三楼");
        facts.put("征求意见原因", "涉及第三方的商业秘密，公开可能损害其合法权益");
        facts.put("征求意见条款", "第三十二条");
        facts.put("征求意见发出日期", "2026年10月29日");
        facts.put("被征求方类别", "第三方");
        facts.put("被征求机关", "澄湖区财政局");
        facts.put("征求意见事由", "由本机关与贵机关联合制作");
        facts.put("提交日期", "2026年10月22日");
        facts.put("撤回日期", "2026年11月2日");
        facts.put("撤回方式", "书面");
        facts.put("撤回理由", "已从其他途径获得");
        facts.put("公开机关", "本机关");
        facts.put("信息名称", "《澄湖区2025年度商贸流通专项资金分配方案》");
        facts.put("索引号", "002489101/2025-00142");
        facts.put("获取方式", "在线查阅、下载");
        facts.put("获取途径", "澄湖区人民政府门户网站“政府信息公开—财政资金”栏目");
        facts.put("提供形式", "电子文件");
        facts.put("提供途径和时间", "随本告知书发送至你登记的电子邮箱");
        facts.put("公开部分", "《澄湖区2025年度商贸流通专项资金分配方案》正文。");
        facts.put(
                "不公开部分及理由",
                "附表3“联系人电话”一列：属于个人隐私，依据《条例》第十五条，不得公开。\n附表4“测算过程稿”：属于过程稿，依据《条例》第十六条第二款，可以不予公开，公开将影响正在进行的评审。");
        facts.put("第十四条情形", "依法确定为国家秘密的政府信息");
        facts.put("认定依据", "该文件标注的密级及其定密责任人的定密记录");
        facts.put("不公开理由", "该文件处于保密期限内，尚未解密");
        facts.put("权益类型", "商业秘密");
        facts.put("征求意见情况", "本机关于2026年10月29日书面征求第三方意见，第三方于11月5日答复不同意公开，理由是价格表未对外公开且已采取保密措施");
        facts.put("公共利益衡量", "该价格表不涉及公众健康、安全等重大利益，不公开不会对公共利益造成重大影响");
        facts.put("第十六条类别", "行政机关在履行行政管理职能过程中形成的过程稿");
        facts.put("认定事实", "该方案尚在征求部门意见，没有印发");
        facts.put("第十六条款项", "第十六条第二款");
        facts.put("另有规定的审查", "经查没有");
        facts.put("裁量理由", "方案定稿后将主动公开，现在公开未定稿的内容容易使公众误认为已经决定");
        facts.put("专门信息类别", "不动产登记资料");
        facts.put("专门规定", "《不动产登记暂行条例》");
        facts.put("办理机关", "澄湖区不动产登记中心");
        facts.put("办理途径", "持身份证明到登记大厅查询窗口申请查询");
        facts.put("检索范围", "本机关综合档案室、办公自动化系统和业务科室2024年至2026年的文件");
        facts.put("检索方式", "电子检索并人工核对");
        facts.put("检索关键词", "商贸流通、专项资金、分配方案");
        facts.put("检索日期和人员", "2026年10月26日，2人");
        facts.put("检索结论", "没有检索到相符的文件");
        facts.put("不属于本机关的理由", "专项资金分配方案由区财政局制作，依照《条例》第十条由制作机关负责公开");
        facts.put("负责机关及联系方式", "澄湖区财政局，电话0000-6208 0002");
        facts.put("加工分析说明", "从各企业申报材料中逐项摘录并重新汇总");
        facts.put("补正告知日期", "2026年10月26日");
        facts.put("补正告知文号", "澄商务公开告〔2026〕88号");
        facts.put("补正告知送达日期", "2026年10月28日");
        facts.put("收到补正日期", "2026年11月6日");
        facts.put("仍不明确之处", "补正材料没有写明文件名称、文号或者年份");
        facts.put("诉求性质", "投诉");
        facts.put("诉求要点", "要求查处某商场的促销行为");
        facts.put("相应渠道", "12345政务服务便民热线、12315平台");
        facts.put("前次答复日期", "2026年8月3日");
        facts.put("前次答复文号", "澄商务公开告〔2026〕61号");
        facts.put("出版物名称", "《澄湖年鉴（2025）》");
        facts.put("出版物获取途径", "区图书馆可以借阅，各书店可以购买");
        facts.put("统计期间", "2026年1月1日至10月22日");
        facts.put("申请件数", "146");
        facts.put("频次说明", "其中9月20日一日提出31件");
        facts.put("说明理由告知日期", "2026年10月26日");
        facts.put("说明理由告知文号", "澄商务公开告〔2026〕89号");
        facts.put("说明理由期限", "2026年11月9日");
        facts.put("说明理由提交方式", "澄湖区人民路1号政务服务中心三楼");
        facts.put("说明理由情况", "你于11月6日说明理由为“了解情况”");
        facts.put("理由审查结论", "所述理由与申请的内容、数量没有关联");
        facts.put("收到理由日期", "2026年11月6日");
        facts.put("延迟理由", "146件申请涉及文件两千余份，需要逐件检索");
        facts.put("延迟后到期日", "2027年1月29日");
        facts.put("已获取日期", "2026年3月2日");
        facts.put("已获取途径", "本机关的书面答复");
        facts.put("已获取文号", "澄商务公开告〔2026〕12号");
        facts.put("要求内容", "在复印件上加盖印章，确认其内容");
        facts.put("法律依据", "《中华人民共和国政府信息公开条例》第三十六条");
        facts.put("收费事由", "本次申请要求提供纸质复制件250页，超过规定的免费页数");
        facts.put("计收方式", "按量计收");
        facts.put("收费标准", "1至30页不收费，31至100页每页10元，101至200页每页20元，201页以上每页40元");
        facts.put("计算过程", "70页×10元＋100页×20元＋50页×40元");
        facts.put("收费金额", "4700元");
        facts.put("缴纳方式", "凭缴款码到代收银行或者线上缴入国库");
        facts.put("缴费期限", "2026年11月25日");
        facts.put("收费通知日期", "2026年10月28日");
        facts.put("收费通知文号", "澄商务公开告〔2026〕90号");
        facts.put("收费通知送达日期", "2026年10月28日");
        facts.put("减免事由", "因本机关计算页数有误");
        facts.put("减免金额", "700元");
        facts.put("仍需缴纳", "0元");
        facts.put("终结事由", "你于2026年11月2日书面撤回申请");
        facts.put("征求意见日期", "2026年10月29日");
        facts.put("征求意见文号", "澄商务公开告〔2026〕91号");
        facts.put("第三方意见情况", "你单位于11月5日答复不同意公开");
        facts.put("决定公开的内容", "价格表中由财政资金负担的部分。");
        facts.put("公开理由", "该部分涉及财政资金的使用，不公开将使公众无法监督。");
        facts.put("文书名称", "政府信息予以公开告知书");
        facts.put("文书文号", "澄商务公开告〔2026〕96号");
        facts.put("受送达人", "李明");
        facts.put("送达地址", "澄湖区解放路8号");
        facts.put("送达方式", "邮寄送达");
        facts.put("交邮情况", "2026年11月19日，XA00000000000");
        facts.put("送达机关", "澄湖区商务局");
        facts.put("救济告知", "（救济告知段由另外的规则给出。）");
        return facts;
    }

    static OfficialLetter letter(String template) {
        return letter(template, facts());
    }

    static OfficialLetter letter(String template, Map<String, String> facts) {
        var filling = TEMPLATES.byId(template).orElseThrow().fill(facts);
        var text = switch (filling) {
            case LetterText filled -> filled;
            case Filling.Unfilled unfilled -> throw new AssertionError(unfilled.message());
        };
        boolean proof = text.kind() == LetterKind.PROOF_OF_SERVICE;
        return new OfficialLetter(
                "澄湖区商务局",
                proof ? null : new LetterNumber("澄商务", 2026, 96),
                text,
                text.kind() == LetterKind.REPLY_GRANTED ? List.of("《澄湖区2025年度商贸流通专项资金分配方案》", "资金拨付明细表") : List.of(),
                "澄湖区商务局",
                datedOn(text.kind()),
                proof ? "" : "联系人：王欣；电话：0000-6208 0001；地址：澄湖区人民路1号");
    }

    /// A day on which each letter of this case could lawfully go out.
    private static LocalDate datedOn(LetterKind kind) {
        return switch (kind) {
            case RECEIPT -> LocalDate.of(2026, 10, 22);
            case NOTICE_SUPPLEMENT, NOTICE_EXPLAIN -> LocalDate.of(2026, 10, 26);
            case NOTICE_FEE -> LocalDate.of(2026, 10, 28);
            case CONSULT_THIRD_PARTY, CONSULT_CO_AGENCY, NOTICE_CONSULTING -> LocalDate.of(2026, 10, 29);
            case NOTICE_WITHDRAWN -> LocalDate.of(2026, 11, 2);
            case NOTICE_EXTENSION -> LocalDate.of(2026, 11, 16);
            case NOTICE_TERMINATED -> LocalDate.of(2026, 11, 30);
            default -> LocalDate.of(2026, 11, 19);
        };
    }
}
