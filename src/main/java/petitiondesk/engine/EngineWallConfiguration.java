package petitiondesk.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import petitiondesk.platform.RequestLimits;

/** The filters in front of the engine, behind the sign-in. */
@Configuration(proxyBeanMethods = false)
class EngineWallConfiguration {

    private static final int BEHIND_SIGN_IN = SecurityProperties.DEFAULT_FILTER_ORDER + 10;

    @Bean
    FilterRegistrationBean<EngineWall> engineWall(ObjectMapper mapper, RequestLimits limits) {
        // all paths: the filter itself looks at the decoded path, not the container's pattern matching
        FilterRegistrationBean<EngineWall> wall = new FilterRegistrationBean<>(
                new EngineWall(mapper, limits.engineBody().toBytes()));
        wall.setOrder(BEHIND_SIGN_IN);
        return wall;
    }

    @Bean
    FilterRegistrationBean<WebAppSignIn> webAppSignIn() {
        FilterRegistrationBean<WebAppSignIn> signIn = new FilterRegistrationBean<>(new WebAppSignIn());
        signIn.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        signIn.setOrder(BEHIND_SIGN_IN + 1);
        return signIn;
    }

    @Bean
    FilterRegistrationBean<PageNonce> pageNonce() {
        FilterRegistrationBean<PageNonce> nonce = new FilterRegistrationBean<>(new PageNonce());
        nonce.addUrlPatterns("/camunda/app/*");
        nonce.setOrder(BEHIND_SIGN_IN + 2);
        return nonce;
    }
}
