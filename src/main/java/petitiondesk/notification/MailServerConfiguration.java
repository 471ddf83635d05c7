package petitiondesk.notification;

import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/** The way to the mail server, there even while none is configured: then it has no host and the outbox waits. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class MailServerConfiguration {

    @Bean
    JavaMailSenderImpl mailServer(MailProperties properties, SslBundles bundles) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost(properties.getHost());
        if (properties.getPort() != null) {
            server.setPort(properties.getPort());
        }
        server.setUsername(properties.getUsername());
        server.setPassword(properties.getPassword());
        server.setProtocol(properties.getProtocol());
        server.setDefaultEncoding(properties.getDefaultEncoding().name());
        server.getJavaMailProperties().putAll(properties.getProperties());
        MailProperties.Ssl ssl = properties.getSsl();
        String prefix = "mail." + properties.getProtocol() + ".ssl.";
        if (ssl.isEnabled()) {
            server.getJavaMailProperties().put(prefix + "enable", "true");
        }
        if (StringUtils.hasText(ssl.getBundle())) {
            server.getJavaMailProperties()
                    .put(
                            prefix + "socketFactory",
                            bundles.getBundle(ssl.getBundle())
                                    .createSslContext()
                                    .getSocketFactory());
        }
        return server;
    }
}
