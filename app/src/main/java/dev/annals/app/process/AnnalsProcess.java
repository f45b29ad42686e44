package dev.annals.app.process;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** A running process of an installation; from start to close it is ready to be called. */
public final class AnnalsProcess implements AutoCloseable {

    private static final String CONFIGURATION_FILES = "spring.config.location";
    private static final String BUILT_IN = "classpath:/application.yaml";

    private static final Logger LOG = LoggerFactory.getLogger(AnnalsProcess.class);

    private final ConfigurableApplicationContext context;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private AnnalsProcess(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts a process; it is ready when this returns.
     *
     * @param settings properties, stronger than those of environment and configuration file
     * @param configurationFile a YAML file of properties; empty for none
     * @throws StartFailure with everything that is wrong with the properties, or why else it cannot start
     */
    public static AnnalsProcess start(Map<String, String> settings, String configurationFile) {
        return start(settings, configurationFile, null);
    }

    /**
     * The same on a clock of the caller's, for tests and demonstrations in this very process; no property leads here.
     *
     * @param clock the clock; null for that of the machine
     */
    public static AnnalsProcess start(Map<String, String> settings, String configurationFile, @Nullable Clock clock) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put(CONFIGURATION_FILES, configurationFile.isEmpty() ? BUILT_IN : BUILT_IN + ",file:" + configurationFile);
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setRegisterShutdownHook(false);
        application.addInitializers(new ConfigurationCheck());
        if (clock != null) {
            application.addInitializers(started -> started.getBeanFactory().registerSingleton("clock", clock));
        }
        String[] arguments = all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        try {
            return new AnnalsProcess(application.run(arguments));
        } catch (RuntimeException | Error error) {
            LOG.debug("The start failed", error);
            throw StartFailure.because(error);
        }
    }

    /** Where it is to be reached. */
    public URI url() {
        return context.getBean(Presence.class).url();
    }

    /** The files by which others find it. */
    public InstallationFiles files() {
        return context.getBean(InstallationFiles.class);
    }

    /** Waits until somebody closes it. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** Takes no more requests, finishes what was acknowledged, and stops. */
    @Override
    public void close() {
        context.close();
        stopped.countDown();
    }
}
