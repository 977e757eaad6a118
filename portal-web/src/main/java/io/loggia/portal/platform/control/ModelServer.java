package io.loggia.portal.platform.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server with the interface of OpenAI, as an admin types it.
 *
 * @param address below which {@code /v1} lies, without it; empty for none
 * @param key null to keep what is set; empty for none
 */
public record ModelServer(
        String address, String model, @Nullable String key) {

    private static final Pattern ADDRESS =
            Pattern.compile("https?://[A-Za-z0-9.\\[\\]:-]{1,260}(?:/[A-Za-z0-9._~/-]*)?");
    private static final Pattern END = Pattern.compile("(/v1)?/*$");
    private static final Pattern MODEL = Pattern.compile("[\\p{Graph} ]{1,200}");
    private static final Pattern KEY = Pattern.compile("\\p{Graph}*");

    /**
     * @param wrongAddress what to say of an address that is none
     * @param wrongModel what to say of a model's name that is none
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST}
     */
    public static ModelServer typed(
            String address, String model, @Nullable String key, String wrongAddress, String wrongModel) {
        ModelServer server = new ModelServer(END.matcher(address.strip()).replaceFirst(""), model.strip(), key);
        if (!server.address.isEmpty()) {
            require(ADDRESS.matcher(server.address).matches(), wrongAddress);
            require(MODEL.matcher(server.model).matches(), wrongModel);
            require(key == null || KEY.matcher(key).matches(), "A key holds no spaces and no letters with accents.");
        }
        return server;
    }

    /**
     * Whoever may set the address must not learn by that what key was typed for another.
     *
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} when a key that stays would go to another address
     */
    public void requireKeyOfItsOwn(String addressBefore, boolean hasKey) {
        boolean isElsewhere = !address.isEmpty() && !address.equals(addressBefore);
        require(!isElsewhere || key != null || !hasKey, "For another address, type the key again.");
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, otherwise);
        }
    }

    @Override
    public String toString() {
        return "ModelServer[" + model + " at " + address + "]";
    }
}
