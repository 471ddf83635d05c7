package petitiondesk.document.rendering;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** Lets pages of the desk show the very words of a document: {@code papers/…} is found under {@code documents/}. */
@Configuration(proxyBeanMethods = false)
class PaperTemplates {

    @Bean
    ITemplateResolver papersForPages() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(PaperTemplates.class.getClassLoader());
        resolver.setPrefix("documents/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setResolvablePatterns(Set.of("papers/*"));
        // before that of the pages, which takes every name
        resolver.setOrder(0);
        return resolver;
    }
}
