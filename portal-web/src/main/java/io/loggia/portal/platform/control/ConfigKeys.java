package io.loggia.portal.platform.control;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Which {@code loggia.} keys exist, read off the configuration classes. */
public final class ConfigKeys {

    /** Read by the server's own configuration or the start script, not by a class of ours. */
    private static final Set<String> OF_THE_SERVER = Set.of(
            "loggia.host",
            "loggia.port",
            "loggia.proxies",
            "loggia.demo.password",
            "loggia.secret-key",
            "loggia.database.url",
            "loggia.database.user",
            "loggia.database.password",
            "loggia.database.pool-size");

    private ConfigKeys() {}

    /** Every configuration class, from the service file that a test keeps complete. */
    public static Set<Class<? extends LoggiaConfig>> classes() {
        return ServiceLoader.load(LoggiaConfig.class, ConfigKeys.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::type)
                .collect(Collectors.toSet());
    }

    /** What the keys of one class begin with: several prefixes where it says the same of several things. */
    public static List<String> prefixes(Class<? extends LoggiaConfig> type) {
        AlsoUnder others = type.getAnnotation(AlsoUnder.class);
        return Stream.concat(
                        Stream.of(type.getAnnotation(ConfigProperties.class).prefix()),
                        others == null ? Stream.of() : Arrays.stream(others.value()))
                .toList();
    }

    /**
     * The settings of one class under one of its prefixes as configured now, for a check before any bean of it exists.
     *
     * @throws IllegalArgumentException for a value that is not of its field's type
     */
    public static LoggiaConfig read(Class<? extends LoggiaConfig> type, String prefix, Config config) {
        try {
            LoggiaConfig settings = type.getConstructor().newInstance();
            for (Field field : type.getFields()) {
                ConfigProperty property = field.getAnnotation(ConfigProperty.class);
                if (property != null) {
                    Class<?> boxed =
                            MethodType.methodType(field.getType()).wrap().returnType();
                    Object value = config.getOptionalValue(prefix + "." + property.name(), boxed)
                            .<Object>map(Function.identity())
                            .orElseGet(() -> fallback(property, boxed, config));
                    if (value != null) {
                        field.set(settings, value);
                    }
                }
            }
            return settings;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " needs a public constructor and public fields", e);
        }
    }

    private static @Nullable Object fallback(ConfigProperty property, Class<?> type, Config config) {
        String value = property.defaultValue();
        return value.equals(ConfigProperty.UNCONFIGURED_VALUE)
                ? null
                : config.getConverter(type).orElseThrow().convert(value);
    }

    /** Key to default value, sorted by key. */
    public static Map<String, String> of(Collection<Class<? extends LoggiaConfig>> configClasses) {
        Map<String, String> keys = new TreeMap<>();
        for (Class<? extends LoggiaConfig> type : configClasses) {
            for (Field field : type.getFields()) {
                ConfigProperty property = field.getAnnotation(ConfigProperty.class);
                if (property != null) {
                    String value = property.defaultValue();
                    String known = value.equals(ConfigProperty.UNCONFIGURED_VALUE) ? "" : value;
                    prefixes(type).forEach(prefix -> keys.put(prefix + "." + property.name(), known));
                }
            }
        }
        return keys;
    }

    /**
     * The keys among {@code present} that nothing reads. Environment variables are compared by the mapping of
     * MicroProfile Config 3.1, section 2.3.1.
     */
    public static Set<String> unknown(Iterable<String> present, Set<String> declared) {
        Set<String> known = new TreeSet<>(declared);
        known.addAll(OF_THE_SERVER);
        Set<String> variables = known.stream().map(ConfigKeys::variable).collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>();
        for (String name : present) {
            boolean stray = name.startsWith("loggia.") && !known.contains(name) && !variables.contains(variable(name));
            boolean strayVariable = name.startsWith("LOGGIA_") && !variables.contains(name);
            if (stray || strayVariable) {
                unknown.add(name);
            }
        }
        return unknown;
    }

    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
