/// The real SDKs, unmodified, in their own processes, against the running function.
package dev.porchlight.sdk;
