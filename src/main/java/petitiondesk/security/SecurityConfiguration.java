package petitiondesk.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import petitiondesk.engine.EngineSignIn;
import petitiondesk.organisation.Role;
import petitiondesk.platform.RequestLimits;
import petitiondesk.platform.UploadDoor;

/**
 * Who may come in where. Addresses are closed unless a chain here opens them; what may be done inside is decided by the
 * engine's wall and by the services.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] STATIC = {"/css/**", "/js/**", "/vendor/**", "/img/**", "/fonts/**", "/favicon.ico"};
    private static final String[] PUBLIC = {
        "/", "/submit/**", "/follow/**", "/evaluate/**", "/verify/**", "/api/public/**", "/actuator/health/**"
    };
    private static final String WEB_APP_LOGOUT = "/camunda/api/admin/auth/user/default/logout";

    /** Diagrams are drawn with style attributes; style sheets and scripts come from files of ours alone. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data:; style-src-attr 'unsafe-inline'; "
                    + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    private final EngineUserAuthentication users;
    private final EngineSignIn signIn;
    private final OwnPassword password;

    SecurityConfiguration(EngineUserAuthentication users, EngineSignIn signIn, OwnPassword password) {
        this.users = users;
        this.signIn = signIn;
        this.password = password;
    }

    /** Patterns are matched against the whole path: the default would look at Spring MVC's share and miss the engine's. */
    @Bean
    static PathPatternRequestMatcherBuilderFactoryBean pathPatterns() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    @Bean
    FilterRegistrationBean<PlainAddress> plainAddress() {
        FilterRegistrationBean<PlainAddress> plain = new FilterRegistrationBean<>(new PlainAddress());
        plain.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 2);
        return plain;
    }

    @Bean
    FilterRegistrationBean<CrossSiteGuard> crossSiteGuard() {
        FilterRegistrationBean<CrossSiteGuard> guard = new FilterRegistrationBean<>(new CrossSiteGuard());
        guard.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return guard;
    }

    @Bean
    FilterRegistrationBean<FormBodies> formBodies(List<UploadDoor> doors) {
        FilterRegistrationBean<FormBodies> forms = new FilterRegistrationBean<>(new FormBodies(doors));
        forms.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return forms;
    }

    @Bean
    FilterRegistrationBean<BodyLimit> apiBodyLimit(RequestLimits limits, List<UploadDoor> doors) {
        FilterRegistrationBean<BodyLimit> limit =
                new FilterRegistrationBean<>(new BodyLimit(limits.apiBody().toBytes(), doors));
        limit.addUrlPatterns("/api/*");
        limit.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 5);
        return limit;
    }

    @Bean
    @Order(1)
    SecurityFilterChain staticFiles(HttpSecurity http) throws Exception {
        withoutSession(http.securityMatcher(STATIC));
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .build();
    }

    /** No session is read or made here, so that nothing on a public page happens in the name of a signed-in person. */
    @Bean
    @Order(2)
    SecurityFilterChain publicAddresses(HttpSecurity http) throws Exception {
        withoutSession(http.securityMatcher(PUBLIC));
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(SecurityConfiguration::ourHeaders)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain engineRest(HttpSecurity http) throws Exception {
        withoutSession(http.securityMatcher("/engine-rest/**"));
        AuthenticationEntryPoint refused = new JsonEntryPoint(true);
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .authenticationProvider(users)
                .httpBasic(basic -> basic.authenticationEntryPoint(refused))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refused))
                .addFilterAfter(new ActInEngine(signIn), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain measurements(HttpSecurity http) throws Exception {
        withoutSession(http.securityMatcher("/actuator/**"));
        AuthenticationEntryPoint refused = new JsonEntryPoint(true);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/prometheus")
                        .hasRole(Role.ADMINISTRATOR.group())
                        .anyRequest()
                        .denyAll())
                .authenticationProvider(users)
                .httpBasic(basic -> basic.authenticationEntryPoint(refused))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refused).accessDeniedHandler(forbidden()))
                .build();
    }

    /** The engine's web apps; they bring their own token against forged requests and their own headers. */
    @Bean
    @Order(5)
    SecurityFilterChain webApps(HttpSecurity http) throws Exception {
        return http.securityMatcher("/camunda", "/camunda/**", "/plugin/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(cache -> cache.requestCache(requestedPages()))
                .logout(logout -> logout.logoutRequestMatcher(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, WEB_APP_LOGOUT))
                        .deleteCookies("JSESSIONID")
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.OK)))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                new JsonEntryPoint(false), path("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), path("/**")))
                .addFilterBefore(new RenewGroups(signIn), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new WebAppEntrance(), AuthorizationFilter.class)
                .addFilterAfter(new FirstSignIn(password), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(6)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        AuthenticationEntryPoint refused = new JsonEntryPoint(true);
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .authenticationProvider(users)
                .httpBasic(basic -> basic.authenticationEntryPoint(refused))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens())
                        .csrfTokenRequestHandler(new TokenFromCookieOrForm())
                        .ignoringRequestMatchers(SecurityConfiguration::carriesPassword))
                .headers(SecurityConfiguration::ourHeaders)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refused).accessDeniedHandler(forbidden()))
                .addFilterBefore(new RenewGroups(signIn), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new ActInEngine(signIn), AuthorizationFilter.class)
                .build();
    }

    /** The staff's pages and the sign-in; every address that no chain knows ends here and is closed. */
    @Bean
    @Order(7)
    SecurityFilterChain desk(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/login")
                                .permitAll()
                                .requestMatchers("/desk", "/desk/**")
                                .authenticated()
                                .anyRequest()
                                .denyAll())
                .authenticationProvider(users)
                .formLogin(form ->
                        form.loginPage("/login").defaultSuccessUrl("/desk").failureHandler(backToSignIn()))
                .logout(logout -> logout.logoutUrl("/logout").logoutSuccessUrl("/login?logout"))
                // whatever an earlier visitor left in the session is not taken over
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .requestCache(cache -> cache.requestCache(requestedPages()))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens()).csrfTokenRequestHandler(new TokenFromCookieOrForm()))
                .headers(SecurityConfiguration::ourHeaders)
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), path("/desk/**"))
                        .defaultAuthenticationEntryPointFor(
                                (request, response, why) -> response.sendError(404), path("/**")))
                .addFilterBefore(new RenewGroups(signIn), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new FirstSignIn(password), AuthorizationFilter.class)
                .addFilterAfter(new ActInEngine(signIn), AuthorizationFilter.class)
                .build();
    }

    private static void withoutSession(HttpSecurity http) throws Exception {
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    private static void ourHeaders(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    /** Not the name that the engine's web apps give to theirs. */
    private static CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("DESK-CSRF");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    /** In a cookie: whoever is only looking for a door does not fill the server with sessions. */
    private static CookieRequestCache requestedPages() {
        CookieRequestCache cache = new CookieRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && (path("/desk/**").matches(request) || path("/camunda/app/**").matches(request)));
        return cache;
    }

    private static PathPatternRequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static boolean carriesPassword(HttpServletRequest request) {
        return new RequestHeaderRequestMatcher("Authorization").matches(request)
                && request.getHeader("Authorization").regionMatches(true, 0, "Basic ", 0, 6);
    }

    private static AuthenticationFailureHandler backToSignIn() {
        return (request, response, why) -> response.sendRedirect(
                request.getContextPath() + (why instanceof TooManyTries ? "/login?busy" : "/login?error"));
    }

    /** A change without a token by somebody who has not even signed in is told to sign in. */
    private static AccessDeniedHandler forbidden() {
        AuthenticationEntryPoint unknown = new JsonEntryPoint(true);
        return (request, response, why) -> {
            if (SignedIn.person().isEmpty()) {
                unknown.commence(request, response, new InsufficientAuthenticationException("not signed in", why));
            } else {
                Refused.write(request, response, HttpStatus.FORBIDDEN, "您没有权限进行此操作，或者页面已过期，请刷新后重试。");
            }
        };
    }
}
