package petitiondesk.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class SecretsTest {

    @Test
    void theRoomThatKnowsTheSecretIsAsked() {
        assertThat(secrets((subject, name) -> name + " of " + subject).reveal("2026-0001", "queryCode"))
                .isEqualTo("queryCode of 2026-0001");
    }

    @Test
    void aSecretThatNobodyCanTellIsNotGuessed() {
        Secrets forgetful = secrets((subject, name) -> {
            throw new IllegalStateException("no such petition");
        });
        Secrets nobody = new Secrets(new StaticListableBeanFactory().getBeanProvider(SecretValues.class));

        assertThatExceptionOfType(Secrets.Unknown.class).isThrownBy(() -> forgetful.reveal("2026-0001", "queryCode"));
        assertThatExceptionOfType(Secrets.Unknown.class).isThrownBy(() -> nobody.reveal("2026-0001", "queryCode"));
    }

    private static Secrets secrets(SecretValues values) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("values", values);
        return new Secrets(beans.getBeanProvider(SecretValues.class));
    }
}
