/// OpenID Connect Back-Channel Logout 1.0: an identity provider reports that a user has signed out.
@NullMarked
package dev.porchlight.api.oidc;

import org.jspecify.annotations.NullMarked;
