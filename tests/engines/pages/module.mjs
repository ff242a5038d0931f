// Runs only where a worker of a site may be a module.
import.meta.url;
