package io.loggia.portal.delivery.control.signing;

import java.time.Instant;

/**
 * What nginx's {@code secure_link_md5 "$secure_link_expires$prefix secret"} checks. The secret stands last, so nobody can
 * lengthen what was signed; MD5 is all that module offers. In the path, signature and end are two segments before
 * everything else. RealNginxTest has the server's side.
 */
final class NginxSigner implements UrlSigner {

    private final Placement placement;
    private final String secret;

    NginxSigner(Placement placement, String secret) {
        this.placement = placement;
        this.secret = secret;
    }

    @Override
    public SignedAccess sign(SignedScope scope, Instant expires) {
        long end = expires.getEpochSecond();
        String sum = Encodings.base64Url(Encodings.md5(end + scope.seenPath() + " " + secret));
        return placement == Placement.PATH
                ? SignedAccess.inPath(scope.origin() + "/" + sum + "/" + end + scope.seenPath())
                : SignedAccess.inQuery(scope, "md5=" + sum + "&expires=" + end);
    }
}
