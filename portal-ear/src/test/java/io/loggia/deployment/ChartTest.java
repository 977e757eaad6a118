package io.loggia.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ChartTest {
    private static final Map<String, String> REQUIRED = Map.of(
            "database.url", "jdbc:postgresql://db:5432/loggia",
            "database.secret.name", "loggia-db");

    @Test
    void chart_asItIs_passesStrictLint() {
        var result = Chart.lint();

        assertThat(result.isFailed())
                .as(String.join("\n", result.getMessages()))
                .isFalse();
    }

    @Test
    void chart_withoutDatabase_isRefused() {
        assertThatThrownBy(() -> Chart.rendered(Map.of())).hasMessageContaining("database.");
        assertThatThrownBy(() -> Chart.rendered(with("database.url", "jdbc:h2:mem:x")))
                .hasMessageContaining("/database/url");
    }

    @Test
    void chart_withUnknownValue_isRefusedByItsName() {
        assertThatThrownBy(() -> Chart.rendered(with("databse.url", "x"))).hasMessageContaining("databse");
        assertThatThrownBy(() -> Chart.rendered(with("storage.sice", "x"))).hasMessageContaining("sice");
    }

    @Test
    void resource_withUnknownField_isRefused() {
        var document = YAMLMapper.shared()
                .readTree("{apiVersion: v1, kind: Service, metadata: {name: x}, spec: {selectr: {}}}");

        assertThatThrownBy(() -> Chart.resource(document)).isInstanceOf(UnrecognizedPropertyException.class);
    }

    @Test
    void pod_byDefault_isConfined() {
        PodSpec pod = pod(Chart.rendered(REQUIRED));
        Container portal = pod.getContainers().getFirst();

        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(portal.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(portal.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(portal.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(portal.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(portal.getResources().getLimits()).containsKey("memory");
    }

    @Test
    void probes_ofPortal_askTheirOwnHealthKind() {
        Container portal = pod(Chart.rendered(REQUIRED)).getContainers().getFirst();

        assertThat(portal.getStartupProbe().getHttpGet().getPath()).isEqualTo("/health/started");
        assertThat(portal.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/health/live");
        assertThat(portal.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/health/ready");
    }

    @Test
    void secrets_ofDatabaseAndProvider_areMountedByReferenceOnly() {
        Chart chart = Chart.rendered(with("identityProvider.secret", "loggia-idp"));

        List<VolumeProjection> sources = pod(chart).getVolumes().stream()
                .filter(volume -> "variables".equals(volume.getName()))
                .flatMap(volume -> volume.getProjected().getSources().stream())
                .toList();
        assertThat(sources)
                .filteredOn(source -> source.getSecret() != null)
                .extracting(source -> source.getSecret().getName())
                .containsExactly("loggia-db", "loggia-idp");
        assertThat(sources)
                .filteredOn(source -> source.getSecret() != null)
                .flatExtracting(source -> source.getSecret().getItems())
                .extracting("path")
                .containsExactly("loggia.database.user", "loggia.database.password");
        assertThat(chart.only(ConfigMap.class).getData().keySet())
                .noneMatch(name -> name.contains("password") || name.contains("secret"));
    }

    @Test
    void beats_throughKafka_areThePortalsAlone() {
        Map<String, String> values = new HashMap<>(REQUIRED);
        values.putAll(Map.of(
                "beats.kafka.servers", "broker:9092",
                "beats.kafka.secret", "loggia-kafka",
                "workers.replicas", "1",
                "workers.apart", "true"));
        Chart chart = Chart.rendered(values);

        assertThat(intake(pod(Chart.rendered(REQUIRED)))).isEmpty();
        assertThat(intake(chart.named(Deployment.class, "worker")
                        .getSpec()
                        .getTemplate()
                        .getSpec()))
                .isEmpty();
        PodSpec portal =
                chart.named(Deployment.class, "loggia").getSpec().getTemplate().getSpec();
        assertThat(intake(portal)).containsExactly("kafka");
        assertThat(portal.getVolumes())
                .filteredOn(volume -> "variables".equals(volume.getName()))
                .flatExtracting(volume -> volume.getProjected().getSources())
                .extracting(VolumeProjection::getSecret)
                .filteredOn(secret -> secret != null)
                .extracting("name")
                .contains("loggia-kafka");
        assertThat(chart.named(ConfigMap.class, "settings").getData())
                .containsEntry("loggia.beats.kafka.servers", "broker:9092");
        assertThatThrownBy(() -> Chart.rendered(with("settings.loggia\\.beats\\.intake", "kafka")))
                .hasMessageContaining("set by the chart");
    }

    private static List<String> intake(PodSpec pod) {
        return pod.getContainers().getFirst().getEnv().stream()
                .filter(variable -> "LOGGIA_BEATS_INTAKE".equals(variable.getName()))
                .map(EnvVar::getValue)
                .toList();
    }

    @Test
    void settings_givenByName_reachTheConfigMapAndChangeThePod() {
        Chart before = Chart.rendered(REQUIRED);
        Chart after = Chart.rendered(with("settings.loggia\\.upload\\.expires-after", "PT24H"));

        assertThat(after.only(ConfigMap.class).getData())
                .containsEntry("loggia.upload.expires-after", "PT24H")
                .containsEntry("loggia.demo", "false");
        assertThat(podAnnotations(after)).isNotEqualTo(podAnnotations(before));
    }

    @Test
    void portals_onOneVolume_haveAFolderOfTheirOwnEach() {
        assertThat(Chart.rendered(REQUIRED).only(ConfigMap.class).getData()).doesNotContainKey("loggia.node-folder");
        assertThat(Chart.rendered(with("replicas", "2")).only(ConfigMap.class).getData())
                .containsEntry("loggia.node-folder", "/loggia/server/node");
    }

    @Test
    void edge_standsBetweenIngressAndPortal_andBothKnowItsSecret() {
        Map<String, String> values = new HashMap<>(REQUIRED);
        values.putAll(Map.of(
                "edge.replicas", "2",
                "edge.secret", "loggia-edge",
                "ingress.enabled", "true",
                "ingress.host", "video.example.com"));
        Chart chart = Chart.rendered(values);

        Deployment edge = chart.named(Deployment.class, "edge");
        Container nginx = edge.getSpec().getTemplate().getSpec().getContainers().getFirst();
        assertThat(nginx.getEnv())
                .filteredOn(variable -> variable.getValueFrom() != null)
                .extracting(
                        variable -> variable.getValueFrom().getSecretKeyRef().getName())
                .containsExactly("loggia-edge");
        assertThat(chart.named(ConfigMap.class, "edge").getData().get("edge.conf.template"))
                .contains("auth_request", "${LOGGIA_EDGE_SECRET}");
        assertThat(nginx.getVolumeMounts())
                .filteredOn(mount -> mount.getSubPath() != null)
                .extracting(VolumeMount::getSubPath)
                .containsExactlyInAnyOrderElementsOf(
                        chart.named(ConfigMap.class, "edge").getData().keySet());
        assertThat(chart.only(Ingress.class)
                        .getSpec()
                        .getRules()
                        .getFirst()
                        .getHttp()
                        .getPaths()
                        .getFirst()
                        .getBackend()
                        .getService()
                        .getName())
                .isEqualTo(chart.named(Service.class, "edge").getMetadata().getName());
        values.remove("edge.secret");
        assertThatThrownBy(() -> Chart.rendered(values)).hasMessageContaining("edge.secret");
    }

    @Test
    void services_ofPortal_selectItsPods() {
        Chart chart = Chart.rendered(REQUIRED);
        Map<String, String> labels = chart.only(Deployment.class)
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getLabels();

        assertThat(labels)
                .containsAllEntriesOf(chart.only(Service.class).getSpec().getSelector());
        assertThat(labels)
                .containsAllEntriesOf(chart.only(PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels());
    }

    @Test
    void storage_ownedByTheChart_isKeptWhenTheReleaseGoes() {
        PersistentVolumeClaim claim = Chart.rendered(REQUIRED).only(PersistentVolumeClaim.class);

        assertThat(claim.getMetadata().getAnnotations()).containsEntry("helm.sh/resource-policy", "keep");
    }

    @Test
    void storage_thatExists_isUsedInsteadOfANewClaim() {
        Chart chart = Chart.rendered(with("storage.existingClaim", "media"));

        assertThat(chart.all(PersistentVolumeClaim.class)).isEmpty();
        assertThat(pod(chart).getVolumes())
                .filteredOn(volume -> volume.getPersistentVolumeClaim() != null)
                .extracting(volume -> volume.getPersistentVolumeClaim().getClaimName())
                .containsExactly("media");
    }

    @Test
    void ingress_onlyWhenAskedFor_carriesHostAndCertificate() {
        assertThat(Chart.rendered(REQUIRED).all(Ingress.class)).isEmpty();

        Map<String, String> values = new HashMap<>(REQUIRED);
        values.put("ingress.enabled", "true");
        values.put("ingress.host", "video.example.com");
        values.put("ingress.tlsSecret", "video-tls");
        Ingress ingress = Chart.rendered(values).only(Ingress.class);

        assertThat(ingress.getMetadata().getAnnotations())
                .as("paths of media hold tokens")
                .containsEntry("nginx.ingress.kubernetes.io/enable-access-log", "false");
        assertThat(ingress.getSpec().getRules()).extracting("host").containsExactly("video.example.com");
        assertThat(ingress.getSpec().getTls()).extracting("secretName").containsExactly("video-tls");
    }

    @Test
    void workers_byDefault_areNone_andThePortalDoesTheirWork() {
        Chart chart = Chart.rendered(REQUIRED);

        assertThat(chart.all(Deployment.class)).hasSize(1);
        assertThat(pod(chart).getContainers().getFirst().getEnv())
                .extracting("name")
                .doesNotContain("LOGGIA_ROLE");
    }

    @Test
    void workers_withAVolumeThatOnlyOnePodMayWrite_areRefused() {
        assertThatThrownBy(() -> Chart.rendered(with("workers.replicas", "2"))).hasMessageContaining("ReadWriteMany");
    }

    @Test
    void workersApart_shareNoVolume_andThePortalHandsFilesOver() {
        Map<String, String> values = new HashMap<>(REQUIRED);
        values.put("workers.replicas", "2");
        values.put("workers.apart", "true");
        Chart chart = Chart.rendered(values);
        PodSpec worker = deployment(chart, "worker").getSpec().getTemplate().getSpec();

        assertThat(worker.getVolumes()).noneMatch(volume -> volume.getPersistentVolumeClaim() != null);
        assertThat(worker.getContainers().getFirst().getEnv())
                .anyMatch(variable -> variable.getName().equals("LOGGIA_STORAGE_APART"));
        assertThat(deployment(chart, "portal")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getEnv())
                .anyMatch(variable -> variable.getName().equals("LOGGIA_STORAGE_ORIGINALS_COPIED"));
    }

    @Test
    void workers_askedFor_shareImageDatabaseAndMedia_butNoTrafficAndNoProvider() {
        Map<String, String> values = new HashMap<>(REQUIRED);
        values.put("workers.replicas", "2");
        values.put("storage.accessModes[0]", "ReadWriteMany");
        values.put("identityProvider.secret", "loggia-idp");
        Chart chart = Chart.rendered(values);
        Deployment portal = deployment(chart, "portal");
        Deployment worker = deployment(chart, "worker");
        PodSpec pod = worker.getSpec().getTemplate().getSpec();

        assertThat(role(portal)).isEqualTo("portal");
        assertThat(role(worker)).isEqualTo("worker");
        assertThat(worker.getSpec().getReplicas()).isEqualTo(2);
        assertThat(pod.getContainers().getFirst().getImage())
                .isEqualTo(portal.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getImage());
        assertThat(pod.getContainers().getFirst().getSecurityContext().getReadOnlyRootFilesystem())
                .isTrue();
        assertThat(pod.getVolumes())
                .filteredOn(volume -> volume.getPersistentVolumeClaim() != null)
                .hasSize(1);
        assertThat(pod.getVolumes().toString()).contains("loggia-db").doesNotContain("loggia-idp");
        assertThat(worker.getSpec().getSelector().getMatchLabels())
                .isNotEqualTo(portal.getSpec().getSelector().getMatchLabels());
        assertThat(worker.getSpec().getTemplate().getMetadata().getLabels())
                .containsAllEntriesOf(worker.getSpec().getSelector().getMatchLabels())
                .doesNotContainEntry("app.kubernetes.io/component", "portal");
    }

    private static Deployment deployment(Chart chart, String component) {
        return chart.all(Deployment.class).stream()
                .filter(deployment ->
                        component.equals(deployment.getMetadata().getLabels().get("app.kubernetes.io/component")))
                .findFirst()
                .orElseThrow();
    }

    private static String role(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream()
                .filter(variable -> variable.getName().equals("LOGGIA_ROLE"))
                .map(variable -> variable.getValue())
                .findFirst()
                .orElseThrow();
    }

    private static PodSpec pod(Chart chart) {
        return chart.only(Deployment.class).getSpec().getTemplate().getSpec();
    }

    private static Map<String, String> podAnnotations(Chart chart) {
        return chart.only(Deployment.class)
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getAnnotations();
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> values = new HashMap<>(REQUIRED);
        values.put(name, value);
        return values;
    }
}
