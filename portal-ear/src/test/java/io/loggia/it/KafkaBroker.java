package io.loggia.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real Kafka broker, which is its own controller, as its own process; with a topic of beats. */
final class KafkaBroker implements BeforeAllCallback, AfterAllCallback {
    static final String TOPIC = "beats-of-a-test";
    static final String GROUP = "portals-of-a-test";
    static final int PARTITIONS = 4;

    private final Path folder = newFolder();
    private final int port = Ports.free();
    private final int controllerPort = Ports.free();
    private final JavaServer server =
            new JavaServer(Path.of("portal-ear", "kafka", "target", "lib"), folder.resolve("kafka.log"), port);

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Path properties = Files.writeString(
                folder.resolve("server.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                auto.create.topics.enable=false
                group.initial.rebalance.delay.ms=0
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                allow.everyone.if.no.acl.found=true
                """.formatted(port, controllerPort, folder.resolve("data")));
        server.run("kafka.tools.StorageTool", "format", "-t", "bG9nZ2lhLXRlc3QtMDAwMQ", "-c", properties.toString());
        start();
        try (Admin admin = Admin.create(connection())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** Settings of a server that is to send beats through this broker. */
    Map<String, String> settings() {
        return Map.of(
                "LOGGIA_BEATS_INTAKE",
                "kafka",
                "LOGGIA_BEATS_KAFKA_SERVERS",
                address(),
                "LOGGIA_BEATS_KAFKA_TOPIC",
                TOPIC,
                "LOGGIA_BEATS_KAFKA_GROUP",
                GROUP);
    }

    void start() throws IOException {
        server.start(
                "-Xmx512m", "kafka.Kafka", folder.resolve("server.properties").toString());
    }

    /** As when the machine it runs on is gone. */
    void kill() {
        server.kill();
    }

    /** Writes a record beside the portals, and returns when the broker has it. */
    void send(String key, String value) throws ExecutionException, InterruptedException {
        try (Producer<String, String> producer =
                new KafkaProducer<>(connection(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, key, value)).get();
        }
    }

    /** As when the account of the servers loses its right to read with their group. */
    void refuseGroup() throws ExecutionException, InterruptedException {
        AclBinding refusal = new AclBinding(
                new ResourcePattern(ResourceType.GROUP, GROUP, PatternType.LITERAL),
                new AccessControlEntry("User:ANONYMOUS", "*", AclOperation.READ, AclPermissionType.DENY));
        try (Admin admin = Admin.create(connection())) {
            admin.createAcls(List.of(refusal)).all().get();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        kill();
        Trees.delete(folder);
    }

    private String address() {
        return "127.0.0.1:" + port;
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", address());
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
