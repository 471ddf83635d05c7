package petitiondesk.party;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is left to see of personal data: enough to tell two people apart on one page, too little to find them. */
final class Masking {

    private static final String HIDDEN = "****";

    private static final Set<String> COMPOUND_SURNAMES = Set.of(
            "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政",
            "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "令狐", "百里", "呼延", "东郭",
            "南门", "羊舌", "微生", "左丘", "西门", "第五", "拓跋", "轩辕", "纳兰", "完颜", "欧陽", "段干", "子车", "亓官", "司寇", "巫马", "漆雕", "乐正");

    /** Endings that names of units have and names of people, as good as never, do not. */
    private static final Pattern UNIT = Pattern.compile(
            ".{1,}(公司|集团|银行|支行|分行|合作社|委员会|居委会|村委会|村委|政府|党委|支部|街道|中心|医院|学校|大学|中学|小学|幼儿园|超市|饭店|酒店|工地|项目部|物业"
                    + "|法院|检察院|大队|中队|小组|.[局办所厂店村乡镇县站])");

    /** What people put before the name of a person whom they complain about. */
    private static final Pattern PERSON_WORD = Pattern.compile(
            "(?<word>(?:本村|同村|原|前|现任)?(?:村民|邻居|村主任|村支书|村书记|村会计|村干部|村长|支书|书记|主任|会计|组长|老板|司机|房东|业主))(?<name>[^村局所厂店站办]{1,4})");

    private static final Pattern LIST_MARK = Pattern.compile("[、，,；;/\\s]+");
    private static final Pattern REMARK = Pattern.compile("[（(].*");
    private static final Pattern MOBILE = Pattern.compile("(?:86)?(1\\d{10})");

    private Masking() {}

    /** Keeps a person's surname: 张三 becomes 张*, 欧阳娜娜 becomes 欧阳**. */
    static String personName(String name) {
        if (name == null) {
            return null;
        }
        int[] letters = name.strip().codePoints().toArray();
        if (letters.length < 2) {
            return "*";
        }
        int kept = letters.length > 2 && COMPOUND_SURNAMES.contains(new String(letters, 0, 2)) ? 2 : 1;
        for (int i = kept; i < letters.length; i++) {
            // the dot and the space between the parts of a name say nothing about the person
            if (letters[i] != '·' && letters[i] != ' ') {
                letters[i] = '*';
            }
        }
        return new String(letters, 0, letters.length);
    }

    /** Leaves units readable and masks people; several respondents in one field are told apart by their commas. */
    static String respondentName(String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(LIST_MARK.split(name.strip()))
                .filter(one -> !one.isEmpty())
                .map(Masking::oneRespondent)
                .collect(Collectors.joining("、"));
    }

    private static String oneRespondent(String respondent) {
        String name = REMARK.matcher(respondent).replaceFirst("");
        if (UNIT.matcher(name).matches()) {
            return respondent;
        }
        var person = PERSON_WORD.matcher(name);
        if (person.matches()) {
            return person.group("word") + personName(person.group("name"));
        }
        boolean longerThanNamesAre = name.codePointCount(0, name.length()) > 4 && name.indexOf('·') < 0;
        return longerThanNamesAre ? respondent : personName(name);
    }

    /** 138****1234; of any other number the last four digits. */
    static String phone(String phone) {
        if (phone == null) {
            return null;
        }
        String digits = phone.replaceAll("\\D", "");
        var mobile = MOBILE.matcher(digits);
        if (mobile.matches()) {
            return mobile.group(1).substring(0, 3) + HIDDEN + mobile.group(1).substring(7);
        }
        return digits.length() < 7 ? HIDDEN : HIDDEN + digits.substring(digits.length() - 4);
    }

    /** The first three characters (the province and the prefecture's first digit) and the last two. */
    static String documentNumber(String number) {
        if (number == null) {
            return null;
        }
        String stripped = number.strip();
        int hidden = stripped.length() - 5;
        return hidden < 3
                ? HIDDEN
                : stripped.substring(0, 3) + "*".repeat(hidden) + stripped.substring(stripped.length() - 2);
    }

    /** z***@example.cn. */
    static String email(String email) {
        if (email == null) {
            return null;
        }
        int at = email.lastIndexOf('@');
        return at < 1 ? HIDDEN : email.substring(0, email.offsetByCodePoints(0, 1)) + "***" + email.substring(at);
    }

    /** The first six characters, of a short address the first half. */
    static String address(String address) {
        if (address == null) {
            return null;
        }
        int length = address.codePointCount(0, address.length());
        return address.substring(0, address.offsetByCodePoints(0, Math.min(6, length / 2))) + HIDDEN;
    }

    /** For one who asked that his name be kept secret: that something is there, and nothing of it. */
    static String secret(String value) {
        return value == null ? null : HIDDEN;
    }
}
