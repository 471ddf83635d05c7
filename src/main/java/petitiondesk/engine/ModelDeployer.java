package petitiondesk.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.platform.StartStep;
import petitiondesk.shared.Sha256;

/**
 * Brings the jar's models and forms into the engine, all together and each set of contents once. A set that was deployed
 * before stays as it is: when an old node restarts beside a new one, it must not make its old diagrams the newest version.
 */
@Component
@Order(ModelDeployer.ORDER)
public class ModelDeployer implements StartStep {

    /** Before whatever starts processes at start-up. */
    public static final int ORDER = 100;

    private static final Logger log = LoggerFactory.getLogger(ModelDeployer.class);
    private static final String[] PATTERNS = {"processes/*.bpmn", "processes/*.dmn", "forms/*.form", "forms/*.html"};

    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ResourcePatternResolver resources;

    ModelDeployer(
            ProcessEngine engine, JdbcClient jdbc, TransactionTemplate transaction, ResourcePatternResolver resources) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.resources = resources;
    }

    @Override
    public void perform() {
        deploy(readModels());
    }

    /** Deploys the set of resources unless the same contents were deployed before, by whichever node. */
    void deploy(Map<String, byte[]> models) {
        if (models.isEmpty()) {
            log.warn("There are no models to deploy");
            return;
        }
        String contents = digest(models);
        transaction.executeWithoutResult(status -> {
            // two nodes that start together take turns; the lock ends with the transaction
            jdbc.sql("select pg_advisory_xact_lock(hashtext('petitiondesk.models'))")
                    .query((row, i) -> row.getString(1))
                    .list();
            boolean known = jdbc.sql("select exists (select 1 from model_deployment where contents = :contents)")
                    .param("contents", contents)
                    .query(Boolean.class)
                    .single();
            if (known) {
                log.info("Models are deployed already ({})", contents.substring(0, 12));
                return;
            }
            DeploymentBuilder builder = engine.getRepositoryService()
                    .createDeployment()
                    .name("petition-desk")
                    .source("petition-desk");
            models.forEach((name, content) -> builder.addInputStream(name, new java.io.ByteArrayInputStream(content)));
            Deployment deployment = builder.deploy();
            jdbc.sql("insert into model_deployment (contents, deployment_id) values (:contents, :deployment)")
                    .param("contents", contents)
                    .param("deployment", deployment.getId())
                    .update();
            log.info("Deployed {} models and forms ({})", models.size(), contents.substring(0, 12));
        });
    }

    private Map<String, byte[]> readModels() {
        Map<String, byte[]> models = new TreeMap<>();
        for (String pattern : PATTERNS) {
            String folder = pattern.substring(0, pattern.indexOf('/') + 1);
            try {
                for (Resource resource : resources.getResources("classpath*:" + pattern)) {
                    try (InputStream in = resource.getInputStream()) {
                        models.put(folder + resource.getFilename(), in.readAllBytes());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return models;
    }

    private static String digest(Map<String, byte[]> models) {
        MessageDigest sha = Sha256.digest();
        new TreeMap<>(models).forEach((name, content) -> {
            sha.update(name.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            sha.update(content);
            sha.update((byte) 0);
        });
        return HexFormat.of().formatHex(sha.digest());
    }
}
