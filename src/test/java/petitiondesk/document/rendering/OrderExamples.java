package petitiondesk.document.rendering;

import java.util.Map;
import petitiondesk.supervision.OrderSheet;

/** A supervision order as an office would write it. */
public final class OrderExamples {

    static final String ISSUER = "青禾镇信访联席会议办公室";
    static final String DEMAND =
            "一、自收到本督办单之日起七日内完成现场勘界，书面告知双方结果。\n二、由贺明辉同志带队入户听取双方意见，做好解释和帮扶。\n三、在答复期限前向联席会议办公室书面报告办理情况。";
    private static final String NUMBER = "DB2026-0001";

    private OrderExamples() {}

    /** Unsigned, as it lies before the convener. */
    public static Blank draft() {
        return new Blank("order", Map.of("sheet", order(DEMAND, null)), "督办单", NUMBER, null, true);
    }

    static OrderSheet order(String demand, OrderSheet.Signature signature) {
        return new OrderSheet(
                ISSUER,
                NUMBER,
                "XF2026-000086",
                "两户宅基地边界多年争议",
                "贺明辉",
                "自然资源所",
                "2026年8月26日联席会议（LX2026-08）议定下发督办单",
                "2026年7月22日联席会议（LX2026-07）",
                "落实包案，2026年8月10日前",
                null,
                "无正当理由未按规定期限办结",
                "未按期办结原因",
                "测绘单位两次更换，现场勘界没有完成。",
                demand,
                "2026年9月3日前（含当日）",
                "自然资源所、东片管区",
                signature);
    }
}
