package petitiondesk.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
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

        @Bean(destroyMethod = "close")
        EmbeddedDatabase embeddedDatabase(DeskSettings settings) {
            return EmbeddedDatabase.start(settings.dataDir());
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
        // The engine's authorization joins are planned for the values at hand: a generic plan costs seconds per task
        // page.
        pool.addDataSourceProperty("options", "-c plan_cache_mode=force_custom_plan");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        // The server's details quote the row that it refuses: names and texts would stand in the log and in failed
        // jobs.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
    }
}
