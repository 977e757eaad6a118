package io.loggia.deployment;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The chart as Helm renders it, read into the Kubernetes API's own types. */
final class Chart {
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "apps/v1/Deployment", Deployment.class,
            "networking.k8s.io/v1/Ingress", Ingress.class,
            "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class,
            "v1/ConfigMap", ConfigMap.class,
            "v1/PersistentVolumeClaim", PersistentVolumeClaim.class,
            "v1/Service", Service.class);

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .annotationIntrospector(new UnknownFieldsAreErrors())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final List<HasMetadata> resources;

    private Chart(List<HasMetadata> resources) {
        this.resources = resources;
    }

    static LintResult lint() {
        return helm().lint().strict().call();
    }

    /** Fails on a resource of a kind not listed above, or with a field that its kind does not have. */
    static Chart rendered(Map<String, String> values) {
        var command = helm().template().withName("test").withKubeVersion("1.34.0");
        values.forEach(command::set);
        List<HasMetadata> resources =
                documents(command.call()).map(Chart::resource).toList();
        return new Chart(resources);
    }

    List<HasMetadata> resources() {
        return resources;
    }

    <T extends HasMetadata> T only(Class<T> kind) {
        List<T> found = all(kind);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of kind " + kind.getSimpleName());
        }
        return found.getFirst();
    }

    /** The one whose name ends so. */
    <T extends HasMetadata> T named(Class<T> kind, String ending) {
        return all(kind).stream()
                .filter(each -> each.getMetadata().getName().endsWith(ending))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " of " + ending));
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Helm helm() {
        return new Helm(Path.of(System.getProperty("loggia.root", ".."), "helm", "loggia"));
    }

    private static Stream<JsonNode> documents(String yaml) {
        Iterable<JsonNode> all = () -> YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml);
        return StreamSupport.stream(all.spliterator(), false).filter(document -> document.isObject());
    }

    static HasMetadata resource(JsonNode document) {
        String kind = document.path("apiVersion").asString() + "/"
                + document.path("kind").asString();
        Class<? extends HasMetadata> type = KINDS.get(kind);
        if (type == null) {
            throw new AssertionError("a resource of unexpected kind " + kind);
        }
        return YAML.treeToValue(document, type);
    }

    /** The model's classes collect fields that they do not know; here such a field is a mistake. */
    private static final class UnknownFieldsAreErrors extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
            return Boolean.FALSE;
        }
    }
}
