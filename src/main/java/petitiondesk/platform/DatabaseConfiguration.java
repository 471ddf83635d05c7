package petitiondesk.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The one data source: an outside PostgreSQL where an address is set, else the embedded one of profile demo. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Configuration(proxyBeanMethods = false)
    @Profile("demo")
    @ConditionalOnExpression("'${spring.datasource.url:}'.isEmpty()")
    static class Embedded {

        private static final Logger log = LoggerFactory.getLogger(Embedded.class);
        private static final Duration START_WITHIN = Duration.ofSeconds(90);

        @Bean(destroyMethod = "close")
        EmbeddedDatabase embeddedDatabase(DeskSettings settings, ConfigurableApplicationContext desk) {
            return EmbeddedDatabase.start(settings.dataDir(), START_WITHIN, () -> end(desk));
        }

        /** Without its database the desk can do nothing; whoever watches over the process sees that it has ended. */
        private static void end(ConfigurableApplicationContext desk) {
            log.error("内置 PostgreSQL 已停止，并且无法重新启动，系统退出。请检查磁盘空间和数据目录后重新启动。");
            System.exit(SpringApplication.exit(desk, () -> 1));
        }

        @Bean
        @ConfigurationProperties("spring.datasource.hikari")
        HikariDataSource dataSource(EmbeddedDatabase database) {
            return pool(database.jdbcUrl(), database.username(), database.password());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${spring.datasource.url:}'.isEmpty()")
    static class Outside {

        @Bean
        @ConfigurationProperties("spring.datasource.hikari")
        DataSource dataSource(DataSourceProperties properties) {
            return pool(properties.getUrl(), properties.determineUsername(), properties.determinePassword());
        }
    }

    private static HikariDataSource pool(String url, String username, String password) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(username);
        pool.setPassword(password);
        tune(pool);
        return pool;
    }

    private static void tune(HikariConfig pool) {
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        // The server's details quote the row that it refuses: names and texts would stand in the log and in failed
        // jobs.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
    }
}
