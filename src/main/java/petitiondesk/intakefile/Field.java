package petitiondesk.intakefile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import petitiondesk.tablefile.TableFile;

/** What a column can be, with the headers by which it is guessed. */
public enum Field {
    TITLE("title", "标题", Group.NEEDED, "标题", "主题", "信访标题", "诉求标题", "留言主题", "事项名称", "title", "subject"),
    REQUEST("request", "诉求", Group.NEEDED, "诉求", "诉求内容", "投诉请求", "信访诉求", "请求事项", "request"),
    FACTS(
            "facts",
            "事实和理由",
            Group.NEEDED,
            "事实和理由",
            "事实与理由",
            "事实",
            "内容",
            "正文",
            "信访内容",
            "反映内容",
            "反映问题",
            "问题描述",
            "主要内容",
            "留言详情",
            "留言内容",
            "工单内容",
            "facts",
            "body",
            "content"),
    EXTERNAL_NUMBER(
            "externalNumber",
            "来件编号",
            Group.NEEDED,
            "来件编号",
            "工单号",
            "工单编号",
            "留言编号",
            "诉求编号",
            "受理单号",
            "编号",
            "externalnumber",
            "id"),
    RECEIVED_AT(
            "receivedAt",
            "收到时间",
            Group.NEEDED,
            "收到时间",
            "收到日期",
            "来件时间",
            "来件日期",
            "留言时间",
            "登记时间",
            "登记日期",
            "来访时间",
            "来访日期",
            "来电时间",
            "信访日期",
            "信访时间",
            "receivedat",
            "received_at"),
    CHANNEL("channel", "来源渠道", Group.NEEDED, "来源渠道", "渠道", "来源", "信访形式", "诉求来源", "channel"),
    KIND("kind", "类别", Group.NEEDED, "类别", "事项类别", "信访类别", "信访目的类别", "kind"),
    CATEGORY("category", "分类", Group.NEEDED, "分类", "内容分类", "问题分类", "纠纷类型", "问题类别", "一级分类", "category"),
    PETITIONER_NAME(
            "petitionerName",
            "姓名",
            Group.PERSON,
            "姓名",
            "信访人",
            "信访人姓名",
            "来访人",
            "来信人",
            "来电人",
            "反映人",
            "诉求人",
            "联系人",
            "留言用户",
            "当事人",
            "petitionername",
            "user",
            "name"),
    PETITIONER_PHONE("petitionerPhone", "电话", Group.PERSON, "电话", "联系电话", "手机", "手机号", "手机号码", "联系方式", "来电号码", "phone"),
    PETITIONER_ID_NUMBER("petitionerIdNumber", "身份证号", Group.PERSON, "身份证号", "身份证号码", "居民身份证号码", "证件号码", "idnumber"),
    PETITIONER_ADDRESS("petitionerAddress", "住址", Group.PERSON, "住址", "地址", "联系地址", "家庭住址", "address"),
    PETITIONER_EMAIL("petitionerEmail", "邮箱", Group.PERSON, "邮箱", "电子邮箱", "email"),
    NAMELESS("nameless", "匿名", Group.PERSON, "匿名", "是否匿名", "nameless"),
    CONFIDENTIAL("confidential", "对被反映人保密", Group.PERSON, "保密", "是否保密", "对被反映人保密", "confidential"),
    PERSONS("persons", "人数", Group.PERSON, "人数", "人次", "来访人数", "信访人数", "persons"),
    DISTRICT("district", "管区", Group.MATTER, "管区", "所属管区", "属地", "片区", "district"),
    VILLAGE("village", "村（社区）", Group.MATTER, "村", "村社区", "村(社区)", "村庄", "社区", "所属村", "村居", "village"),
    RESPONDENT("respondent", "被反映的个人或单位", Group.MATTER, "被反映人", "被反映单位", "被反映的个人或单位", "对方当事人", "respondent"),
    PERSONS_CONCERNED("personsConcerned", "涉及人数", Group.MATTER, "涉及人数", "personsconcerned"),
    URGENT("urgent", "紧急", Group.MATTER, "紧急", "是否紧急", "urgent"),
    CONSENT_TO_PUBLISH("consentToPublish", "同意公开", Group.MATTER, "同意公开", "是否公开", "consenttopublish"),
    PURPOSE("purpose", "信访目的", Group.MATTER, "信访目的", "purpose"),
    PENDING_ELSEWHERE("pendingElsewhere", "诉讼、仲裁、复议情况", Group.MATTER, "诉讼仲裁复议情况", "是否涉法涉诉", "pendingelsewhere"),
    NEEDS("needs", "特殊需要", Group.MATTER, "特殊需要", "needs"),
    REPEAT_OF("repeatOf", "重复件的编号", Group.MATTER, "重复件编号", "重复信访的原编号", "repeatof"),
    STATE("state", "办理状态", Group.EARLIER, "办理状态", "状态", "办理情况", "是否办结", "state", "status"),
    ORIGINAL_NUMBER("originalNumber", "原编号", Group.EARLIER, "原编号", "原台账编号", "信访编号", "信访件编号", "originalnumber"),
    ACCEPTED_ON("acceptedOn", "受理日期", Group.EARLIER, "受理日期", "受理时间", "acceptedon"),
    RESPONSIBLE_UNIT("responsibleUnit", "承办单位", Group.EARLIER, "承办单位", "责任单位", "办理单位", "主办单位", "responsibleunit"),
    ANSWERED_ON("answeredOn", "答复日期", Group.EARLIER, "答复日期", "答复时间", "送达日期", "回复日期", "answeredon"),
    CONCLUSION("conclusion", "结论", Group.EARLIER, "结论", "处理结论", "办理结论", "conclusion"),
    ANSWER("answer", "答复内容", Group.EARLIER, "答复内容", "答复意见", "处理意见", "办理结果", "处理结果", "回复内容", "answer"),
    CLOSED_ON("closedOn", "办结日期", Group.EARLIER, "办结日期", "办结时间", "结案日期", "closedon");

    /** Under which heading the mapping shows a field. */
    public enum Group {
        NEEDED("来件"),
        PERSON("信访人"),
        MATTER("事项"),
        EARLIER("以前的事项（从旧台账转入时填）");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private final String id;
    private final String title;
    private final Group group;
    private final List<String> headers;

    Field(String id, String title, Group group, String... headers) {
        this.id = id;
        this.title = title;
        this.group = group;
        this.headers = Arrays.stream(headers).map(TableFile::normal).toList();
    }

    /** As mappings and field errors name it. */
    public String id() {
        return id;
    }

    /** As people name it. */
    public String title() {
        return title;
    }

    public Group group() {
        return group;
    }

    /** Without it no line can be taken in. */
    public boolean required() {
        return this == TITLE || this == REQUEST || this == FACTS;
    }

    List<String> headers() {
        return headers;
    }

    static Optional<Field> of(String id) {
        return Arrays.stream(values()).filter(field -> field.id.equals(id)).findFirst();
    }

    /** The field that an error of the register's checks is about. */
    static Optional<Field> ofError(String field) {
        return switch (field) {
            case "petitioner", "petitioner.name" -> Optional.of(PETITIONER_NAME);
            case "petitioner.phone" -> Optional.of(PETITIONER_PHONE);
            case "petitioner.idNumber" -> Optional.of(PETITIONER_ID_NUMBER);
            case "petitioner.address" -> Optional.of(PETITIONER_ADDRESS);
            case "petitioner.email" -> Optional.of(PETITIONER_EMAIL);
            default -> of(field);
        };
    }
}
