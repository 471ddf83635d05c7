package petitiondesk.supervision.process;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.shared.Refusal;
import petitiondesk.supervision.OrderSummary;
import petitiondesk.supervision.SigningOrders;

/** The form only sends a draft back; forward the task goes from a signature that the same transaction has stored. */
@Component
class SignOrder extends OrderTask {

    private static final String RETURN = "RETURN";

    private final SigningOrders signing;

    SignOrder(OrderSummary summary, SigningOrders signing) {
        super("UserTask_SignOrder", summary);
        this.signing = signing;
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        String number = task.businessKey();
        Map<String, Object> decisions = new HashMap<>();
        if (values.text("approval").filter(RETURN::equals).isPresent()) {
            signing.sendBack(number, values.textOrNull("comment"), userId);
            SupervisionVariables.APPROVAL.put(decisions, RETURN);
        } else if (signing.isSigned(number)) {
            SupervisionVariables.APPROVAL.put(decisions, "SIGNED");
        } else {
            throw Refusal.invalid("approval", "督办单只能在工作台阅读后输入签名密码签发（/desk/orders/" + number + "）；这里只能退回修改");
        }
        return decisions;
    }
}
