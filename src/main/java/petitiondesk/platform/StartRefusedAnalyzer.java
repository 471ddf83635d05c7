package petitiondesk.platform;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the reasons of a refused start instead of a stack trace. */
final class StartRefusedAnalyzer extends AbstractFailureAnalyzer<StartRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartRefused refused) {
        String reasons = refused.reasons().stream()
                .map(reason -> "  - " + reason)
                .collect(Collectors.joining(System.lineSeparator()));
        return new FailureAnalysis(
                "系统没有启动，原因如下：" + System.lineSeparator() + System.lineSeparator() + reasons,
                "请逐条处理后重新启动。只想试用的，请用 demo 方案（--spring.profiles.active=demo）启动。",
                refused);
    }
}
