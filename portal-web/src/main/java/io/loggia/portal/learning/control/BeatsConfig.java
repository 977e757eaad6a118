package io.loggia.portal.learning.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Settings of how beats come into the database. The server's own configuration reads most of them: it adds the connector to
 * Kafka where {@code intake} says so.
 */
@Dependent
@ConfigProperties(prefix = "loggia.beats")
public class BeatsConfig implements LoggiaConfig {

    /** {@code database}, or {@code kafka} where many servers share a broker. */
    @Pattern(regexp = "database|kafka")
    @ConfigProperty(name = "intake", defaultValue = "database")
    public String intake = "database";

    /** False where the server has not been told what the portal has: it reads no system properties. */
    @AssertTrue(message = "loggia.beats.intake has to be an environment variable or a file of a folder of variables")
    public boolean isIntakeServed() {
        return intake.equals("kafka") == hasConnector();
    }

    private static boolean hasConnector() {
        try {
            Class.forName("org.eclipse.microprofile.reactive.messaging.Message");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Brokers to begin with, as {@code host:port}, separated by commas. */
    @NotBlank
    @ConfigProperty(name = "kafka.servers", defaultValue = "localhost:9092")
    public String kafkaServers = "";

    /** The topic of beats, which has to exist. */
    @NotBlank
    @ConfigProperty(name = "kafka.topic", defaultValue = "loggia-beats")
    public String kafkaTopic = "";

    /** The consumer group that the servers are together. */
    @NotBlank
    @ConfigProperty(name = "kafka.group", defaultValue = "loggia")
    public String kafkaGroup = "";

    @Pattern(regexp = "PLAINTEXT|SSL|SASL_PLAINTEXT|SASL_SSL")
    @ConfigProperty(name = "kafka.security-protocol", defaultValue = "PLAINTEXT")
    public String kafkaSecurityProtocol = "";

    @NotBlank
    @ConfigProperty(name = "kafka.sasl-mechanism", defaultValue = "SCRAM-SHA-512")
    public String kafkaSaslMechanism = "";

    /** The account at the broker, as Kafka's login modules spell it. A secret. */
    @NotBlank
    @ConfigProperty(name = "kafka.sasl-jaas-config", defaultValue = "none")
    public String kafkaSaslJaasConfig = "";
}
