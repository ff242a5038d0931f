//! What is learnt while a policy is used, and how is it shared between the threads of a server?

/// Something that is learnt while it is used. A page has one thread, so that its cell costs nothing; a server has a lock.
#[derive(Default)]
pub struct Memo<T>(
    #[cfg(target_arch = "wasm32")] std::cell::Cell<T>,
    #[cfg(not(target_arch = "wasm32"))] std::sync::Mutex<T>,
);

/// It is never read without being used, so that nothing of it is written.
impl<T> std::fmt::Debug for Memo<T> {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.debug_struct("Memo").finish_non_exhaustive()
    }
}

impl<T: Default> Memo<T> {
    /// Uses what is known so far; what `learn` leaves is known afterwards. It must not use the same memo again.
    #[cfg(target_arch = "wasm32")]
    pub fn with<R>(&self, learn: impl FnOnce(&mut T) -> R) -> R {
        let mut known = self.0.take();
        let result = learn(&mut known);
        self.0.set(known);
        result
    }

    /// Uses what is known so far; what `learn` leaves is known afterwards. It must not use the same memo again.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn with<R>(&self, learn: impl FnOnce(&mut T) -> R) -> R {
        // A memo holds no half-made value: what a panic left is as good as before.
        learn(&mut self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

/// What a server shares between threads. A page has one, and lends what cannot leave it.
#[cfg(not(target_arch = "wasm32"))]
pub trait Shared: Send + Sync {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Send + Sync + ?Sized> Shared for T {}

/// What a server shares between threads. A page has one, and lends what cannot leave it.
#[cfg(target_arch = "wasm32")]
pub trait Shared {}
#[cfg(target_arch = "wasm32")]
impl<T: ?Sized> Shared for T {}
