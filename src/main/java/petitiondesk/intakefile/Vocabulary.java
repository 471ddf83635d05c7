package petitiondesk.intakefile;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.petition.Categories;
import petitiondesk.petition.Categories.Offered;
import petitiondesk.petition.Categories.Tree;
import petitiondesk.petition.Channel;
import petitiondesk.petition.Conclusion;
import petitiondesk.petition.FiledPetition;
import petitiondesk.petition.Kind;

/** The words that files use for what the desk keeps as codes. */
final class Vocabulary {

    private static final Map<String, Kind> KINDS = new HashMap<>();
    private static final Map<String, Channel> CHANNELS = new HashMap<>();
    private static final Map<String, FiledPetition.State> STATES = new HashMap<>();
    private static final Map<String, Conclusion> CONCLUSIONS = new HashMap<>();

    static {
        for (Kind kind : Kind.values()) {
            say(KINDS, kind, kind.name(), kind.title());
        }
        say(KINDS, Kind.CLAIM, "求决", "申诉", "求决类", "申诉求决类");
        say(KINDS, Kind.SUGGESTION, "建议", "意见", "意见建议", "建议意见类", "意见建议类");
        say(KINDS, Kind.ACCUSATION, "检举", "控告", "检举控告类");
        say(KINDS, Kind.DISPUTE, "纠纷", "矛盾纠纷类");
        for (Channel channel : Channel.values()) {
            say(CHANNELS, channel, channel.name(), channel.title());
        }
        say(CHANNELS, Channel.HOTLINE, "12345", "热线", "12345政务服务便民热线", "政务热线");
        say(CHANNELS, Channel.ONLINE, "网络", "网信", "网上信访", "留言板", "网上提交");
        say(CHANNELS, Channel.CALL, "电话");
        say(CHANNELS, Channel.LETTER, "信件", "信函");
        say(CHANNELS, Channel.VISIT, "走访", "上访", "窗口");
        say(CHANNELS, Channel.GRID, "网格", "网格员上报");
        say(CHANNELS, Channel.SUPERIOR, "交办", "上级转办");
        for (FiledPetition.State state : FiledPetition.State.values()) {
            say(STATES, state, state.name(), state.title());
        }
        say(STATES, FiledPetition.State.OPEN, "办理中", "未办结", "正在办理", "未结", "处理中");
        say(STATES, FiledPetition.State.ANSWERED, "已回复", "答复", "已送达");
        say(STATES, FiledPetition.State.CLOSED, "办结", "已结", "已结案", "结案", "已归档", "归档", "已完结");
        for (Conclusion conclusion : Conclusion.values()) {
            say(CONCLUSIONS, conclusion, conclusion.name(), conclusion.title());
        }
        say(CONCLUSIONS, Conclusion.DECLINE, "不支持");
        say(CONCLUSIONS, Conclusion.EXPLAIN, "解释", "说明", "解释疏导");
        say(CONCLUSIONS, Conclusion.NOT_ADOPTED, "不采纳", "不予采纳");
    }

    private final Map<Tree, List<Offered>> categories = new HashMap<>();
    private final Map<Tree, List<Offered>> ended = new HashMap<>();
    private final List<Organisation.District> districts;
    private final List<Organisation.Village> villages;
    private final List<Responsible> responsibles;

    /** Reads the lists as they are now. */
    Vocabulary(Organisation organisation, Categories categories) {
        for (Tree tree : Tree.values()) {
            this.categories.put(tree, categories.in(tree));
            ended.put(tree, categories.endedIn(tree));
        }
        districts = organisation.districts();
        villages = organisation.villages();
        responsibles = organisation.responsibles();
    }

    /** A code, or why there is none. */
    record Found(String code, String problem) {

        static Found of(String code) {
            return new Found(code, null);
        }

        static Found not(String problem) {
            return new Found(null, problem);
        }
    }

    static Optional<Kind> kind(String text) {
        return Optional.ofNullable(KINDS.get(normal(text)));
    }

    static Optional<Channel> channel(String text) {
        return Optional.ofNullable(CHANNELS.get(normal(text)));
    }

    static Optional<FiledPetition.State> state(String text) {
        return Optional.ofNullable(STATES.get(normal(text)));
    }

    static Optional<Conclusion> conclusion(String text) {
        return Optional.ofNullable(CONCLUSIONS.get(normal(text)));
    }

    Found district(String text) {
        Map<String, String> byCode = new LinkedHashMap<>();
        districts.stream()
                .filter(district -> matches(text, district.code(), district.name()))
                .forEach(district -> byCode.put(district.code(), district.name()));
        return one(byCode, "没有这个管区", "有几个同名的管区，请写代码");
    }

    /** @param district code of the district that the line names, or null */
    Found village(String text, String district) {
        Map<String, String> byCode = new LinkedHashMap<>();
        villages.stream()
                .filter(village -> matches(text, village.code(), village.name()))
                .filter(village -> district == null || village.district().equals(district))
                .forEach(village -> byCode.put(village.code(), village.name()));
        return one(byCode, district == null ? "没有这个村（社区）" : "所写的管区里没有这个村（社区）", "有几个同名的村（社区），请写明管区，或者写代码");
    }

    Found responsible(String text) {
        Map<String, String> byCode = new LinkedHashMap<>();
        responsibles.stream()
                .filter(responsible -> matches(text, responsible.code(), responsible.name()))
                .forEach(responsible -> byCode.put(responsible.code(), responsible.name()));
        return one(byCode, "没有这个承办单位", "有几个同名的承办单位，请写代码");
    }

    /**
     * By code, by name, or by a path of names such as {@code 自然资源/土地/征收}. An entry that is no longer offered is found
     * where no other is meant: earlier cases may have it, and whatever comes in now is refused with it later on.
     */
    Found category(String text, Kind kind) {
        List<Tree> trees = kind == null
                ? List.of(Tree.CATEGORY, Tree.DISPUTE_TYPE)
                : List.of(kind == Kind.DISPUTE ? Tree.DISPUTE_TYPE : Tree.CATEGORY);
        String where = kind == Kind.DISPUTE ? "纠纷类型" : "内容分类";
        Found offered = category(text, among(trees, categories), where);
        if (offered.code() != null) {
            return offered;
        }
        Found earlier = category(text, among(trees, ended), where);
        return earlier.code() != null ? earlier : offered;
    }

    private static List<Offered> among(List<Tree> trees, Map<Tree, List<Offered>> entries) {
        return trees.stream().flatMap(tree -> entries.get(tree).stream()).toList();
    }

    private static Found category(String text, List<Offered> candidates, String where) {
        for (Offered candidate : candidates) {
            if (normal(candidate.code()).equals(normal(text))) {
                return Found.of(candidate.code());
            }
        }
        List<String> path = new ArrayList<>();
        for (String step : text.split("[/／>＞\\\\]|-+>")) {
            if (!step.isBlank()) {
                path.add(normal(step));
            }
        }
        Map<String, String> byCode = new LinkedHashMap<>();
        for (Offered candidate : candidates) {
            // a name may have a slash in it
            boolean named = normal(candidate.name()).equals(normal(text));
            if (named || !path.isEmpty() && endsPath(candidate, path, candidates)) {
                byCode.put(candidate.code(), candidate.name());
            }
        }
        return one(byCode, "没有这个" + where, "有几个同名的分类，请写代码，或者写成“一级/二级/三级”");
    }

    /** A code begins with that of the category above it. */
    private static boolean endsPath(Offered candidate, List<String> path, List<Offered> all) {
        if (!normal(candidate.name()).equals(path.get(path.size() - 1))) {
            return false;
        }
        return path.subList(0, path.size() - 1).stream()
                .allMatch(step -> all.stream()
                        .anyMatch(above -> normal(above.name()).equals(step)
                                && candidate.code().startsWith(above.code())
                                && !candidate.code().equals(above.code())));
    }

    private static boolean matches(String text, String code, String name) {
        String wanted = normal(text);
        return wanted.equals(normal(code)) || wanted.equals(normal(name));
    }

    private static Found one(Map<String, String> byCode, String none, String many) {
        if (byCode.size() == 1) {
            return Found.of(byCode.keySet().iterator().next());
        }
        return Found.not(byCode.isEmpty() ? none : many);
    }

    private static <T> void say(Map<String, T> words, T meaning, String... said) {
        for (String word : said) {
            words.put(normal(word), meaning);
        }
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]+", "")
                .toLowerCase(Locale.ROOT);
    }
}
